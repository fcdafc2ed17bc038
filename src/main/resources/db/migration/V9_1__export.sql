-- Files made from the email sync report, a chunk at a time.

CREATE TABLE report_export (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    -- In the download's URL, which the API shows again and again; who reads this table reads the file beside it anyway.
    secret text NOT NULL UNIQUE,
    format text NOT NULL CHECK (format IN ('CSV', 'JSONL')),
    -- The filter as the API took it.
    filter jsonb NOT NULL,
    state text NOT NULL DEFAULT 'RUNNING' CHECK (state IN ('RUNNING', 'READY', 'FAILED')),
    failure text,
    row_count int NOT NULL DEFAULT 0,
    byte_count bigint NOT NULL DEFAULT 0,
    chunk_count int NOT NULL DEFAULT 0,
    -- The membership written last; it goes on behind it.
    after_group uuid,
    after_member uuid,
    -- Failures in a row, and not before when it is tried again.
    attempts int NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL DEFAULT now(),
    -- Counts up with each claim: whoever lost it writes nothing more.
    lease_token int NOT NULL DEFAULT 0,
    lease_until timestamptz,
    requested_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    CONSTRAINT failed_tells_why CHECK ((state = 'FAILED') = (failure IS NOT NULL)),
    CONSTRAINT ended_expires CHECK ((state = 'RUNNING') = (expires_at IS NULL)),
    CONSTRAINT position_is_whole CHECK ((after_group IS NULL) = (after_member IS NULL))
);

CREATE INDEX report_export_running ON report_export (requested_at) WHERE state = 'RUNNING';
CREATE INDEX report_export_expires ON report_export (expires_at) WHERE expires_at IS NOT NULL;

CREATE TABLE export_chunk (
    export_id uuid NOT NULL REFERENCES report_export ON DELETE CASCADE,
    -- From 1 without gaps.
    number int NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (export_id, number)
);
