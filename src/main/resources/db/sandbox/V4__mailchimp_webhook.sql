ALTER TABLE sandbox.mailchimp_webhook
    ADD COLUMN signing_secret text NOT NULL DEFAULT md5(gen_random_uuid()::text) || md5(gen_random_uuid()::text);

CREATE TABLE sandbox.mailchimp_delivery (
    n               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook_id      text        NOT NULL,
    url             text        NOT NULL,
    signing_secret  text        NOT NULL,
    type            text        NOT NULL,
    body            text        NOT NULL,
    state           text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given-up')),
    status          integer,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE sandbox.mailchimp_delivery IS 'What webhooks are told, kept after they were and when the webhook is gone';
COMMENT ON COLUMN sandbox.mailchimp_delivery.status IS 'Of the last answer; 0 when there was none';
CREATE INDEX mailchimp_delivery_waiting ON sandbox.mailchimp_delivery (next_attempt_at) WHERE state = 'waiting';
