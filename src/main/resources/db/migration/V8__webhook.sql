-- Providers that tell when contacts change. What they tell is a hint: the contact is read before anything is believed.

-- The webhook of an account. Whoever knows the secret in its URL may hint; deleting the row makes the secret void.
CREATE TABLE webhook (
    account_id uuid PRIMARY KEY REFERENCES provider_account ON DELETE CASCADE,
    -- SHA-256 of the secret: whoever reads this table cannot hint.
    secret_hash bytea NOT NULL,
    -- The provider's id of it; NULL while it is being made.
    external_id text,
    -- What the provider signs with, sealed for this row; NULL when it does not sign.
    signing_secret text,
    -- When it is looked at next whether the provider still has it.
    look_at timestamptz NOT NULL DEFAULT now(),
    -- More was hinted than waits below: whatever changed is to be read.
    overflowed_at timestamptz
);

-- Addresses whose contacts are to be read, each once however often it was hinted at.
CREATE TABLE webhook_hint (
    account_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
    address text NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, address)
);
