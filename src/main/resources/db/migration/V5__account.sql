-- Accounts that people connect, test, pause and disconnect; their credentials, sealed.

ALTER TABLE provider_account
    -- The provider's own id of the account; NULL until it is known.
    ADD COLUMN external_id text,
    ADD COLUMN connected_by text CHECK (connected_by IN ('API_KEY', 'OAUTH', 'SETTINGS')),
    ADD COLUMN connected_at timestamptz,
    -- A person disconnected it: only a person connects it again.
    ADD COLUMN disconnected_at timestamptz,
    -- Counts the changes of the connection: what was found out under another one is found out anew.
    ADD COLUMN connection int NOT NULL DEFAULT 0,
    ADD CONSTRAINT connection_is_whole CHECK ((connected_by IS NULL) = (connected_at IS NULL)),
    ADD CONSTRAINT connected_or_not CHECK (connected_at IS NULL OR disconnected_at IS NULL);

-- What lets Rollcall into an account. A table of its own, since its row is locked while a provider is asked for new tokens.
CREATE TABLE provider_credential (
    account_id uuid PRIMARY KEY REFERENCES provider_account ON DELETE CASCADE,
    -- v1.<id of the key>.<nonce and ciphertext>; opens only with the key, for this account.
    sealed text NOT NULL,
    -- The provider refused it for good: nobody tries it again.
    refused_at timestamptz,
    refused_because text,
    changed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT refusal_is_whole CHECK ((refused_at IS NULL) = (refused_because IS NULL))
);

-- A person was sent to a provider to agree, and is expected back.
CREATE TABLE connection_attempt (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    provider text NOT NULL CHECK (provider IN ('MAILCHIMP', 'CONSTANT_CONTACT')),
    -- SHA-256 of the state: whoever reads this table cannot answer for the provider.
    state_hash bytea NOT NULL UNIQUE,
    -- The PKCE verifier, sealed for this row.
    verifier text NOT NULL,
    -- The audience that was chosen beforehand, where a provider has several.
    audience_id text,
    expires_at timestamptz NOT NULL
);

-- Tells every replica that what the API shows of accounts may have changed.
CREATE FUNCTION tell_account_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('rollcall_accounts', '');
    RETURN NULL;
END $$;

CREATE TRIGGER account_changed
    AFTER INSERT OR DELETE OR UPDATE OF name, health, health_message, paused, connected_by, connected_at ON provider_account
    FOR EACH STATEMENT EXECUTE FUNCTION tell_account_change();

-- Opens a run of the group with each connected account, or joins the one that is open there.
CREATE OR REPLACE FUNCTION open_runs(of_group uuid, why text, who text) RETURNS SETOF uuid LANGUAGE sql AS $$
    INSERT INTO sync_run (group_id, account_id, cause, requested_by)
    SELECT l.group_id, l.account_id, why, who
    FROM group_list l JOIN provider_account a ON a.id = l.account_id AND a.connected_at IS NOT NULL
    WHERE l.group_id = of_group ORDER BY l.account_id
    ON CONFLICT (group_id, account_id) WHERE finished_at IS NULL
        DO UPDATE SET requested_by = coalesce(sync_run.requested_by, EXCLUDED.requested_by)
    RETURNING id
$$;
