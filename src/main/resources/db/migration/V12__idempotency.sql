-- Requests that came with an Idempotency-Key, and what was answered to them. A row without an answer is being executed, or
-- was cut off by a kill: what it did is then not known, and it is not repeated.
CREATE TABLE idempotency_key (
    -- Digest of the caller and the key that it chose.
    key bytea PRIMARY KEY CHECK (octet_length(key) = 32),
    -- Digest of the request.
    request bytea NOT NULL CHECK (octet_length(request) = 32),
    answer bytea,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
