-- Up to where the audit trail was last found to be as it was written, so that not everybody who asks has all of it looked at.
CREATE TABLE audit_checkpoint (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position int NOT NULL,
    -- Of the entry at this position.
    seal bytea NOT NULL,
    checked_at timestamptz NOT NULL,
    -- Seals this row, by this key: one that was written by others is not believed.
    key_id text NOT NULL,
    mark bytea NOT NULL
);
