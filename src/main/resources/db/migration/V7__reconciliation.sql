-- Comparing with the providers: what was found, what was done about it, and when what failed in passing is tried again.

-- A comparison that is due: of what changed, or of everything; NULL for none.
ALTER TABLE provider_account ADD COLUMN reconcile text CHECK (reconcile IN ('CHANGES', 'EVERYTHING'));

ALTER TABLE sync_run DROP CONSTRAINT sync_run_phase_check, ADD CONSTRAINT sync_run_phase_check CHECK (phase IN
    ('WAITING', 'CALCULATING_MEMBERS', 'RESOLVING_SHARED_EMAILS', 'COMPARING', 'SENDING', 'AWAITING_PROVIDER', 'DONE'));

-- At most one comparison of an account is not ended.
CREATE UNIQUE INDEX sync_run_comparing ON sync_run (account_id) WHERE cause = 'RECONCILIATION' AND finished_at IS NULL;

-- A difference between Rollcall and a provider.
CREATE TABLE finding (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    run_id uuid NOT NULL REFERENCES sync_run ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES provider_account ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN (
        'CONTACT_ARCHIVED', 'CONTACT_BOUNCED', 'CONTACT_EMAIL_CHANGED', 'CONTACT_FOREIGN', 'CONTACT_FORGOTTEN',
        'CONTACT_HELD_BY_LOWER_PRIORITY', 'CONTACT_LEFT_LIST', 'CONTACT_MISSING', 'CONTACT_OUTDATED',
        'CONTACT_UNEXPECTED', 'CONTACT_UNSUBSCRIBED', 'LIST_MISSING')),
    -- NULL where it is about a list as a whole.
    address text,
    -- The list that it is about; NULL where it is about the contact itself.
    list_id uuid REFERENCES provider_list ON DELETE SET NULL,
    -- Only reported: nothing is written to the provider because of it.
    reported_only boolean NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX finding_run ON finding (run_id, id);

-- When a refusal for a passing reason is tried again.
ALTER TABLE target ADD COLUMN retry_at timestamptz, ADD COLUMN retries int NOT NULL DEFAULT 0;
CREATE INDEX target_retry ON target (retry_at) WHERE retry_at IS NOT NULL;
