-- The Daily Digest, one a day.

CREATE TABLE daily_digest (
    -- The association's day.
    day date PRIMARY KEY,
    -- SENDING is committed before the mail server is called: what is found so after a kill may have gone out or not.
    state text NOT NULL CHECK (state IN ('SENDING', 'SENT', 'REFUSED', 'UNSURE', 'NOT_SENT')),
    recipients text[] NOT NULL,
    sent_at timestamptz,
    not_sent_reason text,
    -- When sending began, by the database's clock.
    sending_since timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Grows with each attempt: the end of an older one changes nothing.
    attempt int NOT NULL DEFAULT 1,
    CONSTRAINT sent_has_a_time CHECK (state <> 'SENT' OR sent_at IS NOT NULL),
    CONSTRAINT not_sent_tells_why CHECK (state IN ('SENDING', 'SENT') OR not_sent_reason IS NOT NULL)
);

-- What the digest tells, as it was when it was made.
CREATE TABLE daily_digest_entry (
    day date NOT NULL REFERENCES daily_digest ON DELETE CASCADE,
    number int NOT NULL,
    kind text NOT NULL CHECK (kind IN
        ('CALCULATION_FAILED', 'SYNC_FAILED', 'RECORDS_FAILED', 'PLAN_HELD', 'CONNECTION_BROKEN')),
    -- Without a foreign key: a digest tells of groups that are gone since.
    group_id uuid,
    group_name text,
    group_slug text,
    provider text CHECK (provider IN ('MAILCHIMP', 'CONSTANT_CONTACT')),
    message text NOT NULL,
    failed_records int NOT NULL DEFAULT 0,
    failed_at timestamptz NOT NULL,
    PRIMARY KEY (day, number),
    CONSTRAINT group_is_whole CHECK ((group_id IS NULL) = (group_name IS NULL) AND (group_id IS NULL) = (group_slug IS NULL))
);
