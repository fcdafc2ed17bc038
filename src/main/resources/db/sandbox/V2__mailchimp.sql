CREATE TABLE sandbox.mailchimp_account (
    api_key text PRIMARY KEY,
    name    text NOT NULL
);

CREATE TABLE sandbox.mailchimp_audience (
    id         text        PRIMARY KEY CHECK (id ~ '^[0-9a-f]{10}$'),
    web_id     bigint      NOT NULL,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT date_trunc('second', now())
);

CREATE TABLE sandbox.mailchimp_merge_field (
    list_id  text    NOT NULL REFERENCES sandbox.mailchimp_audience,
    merge_id integer NOT NULL,
    tag      text    NOT NULL,
    name     text    NOT NULL,
    type     text    NOT NULL,
    required boolean NOT NULL,
    seeded   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (list_id, merge_id),
    UNIQUE (list_id, tag)
);

CREATE TABLE sandbox.mailchimp_contact (
    web_id             bigint      GENERATED ALWAYS AS IDENTITY (START WITH 500000001) PRIMARY KEY,
    list_id            text        NOT NULL REFERENCES sandbox.mailchimp_audience,
    contact_id         text        NOT NULL UNIQUE DEFAULT md5(gen_random_uuid()::text),
    unique_email_id    text        NOT NULL DEFAULT left(md5(gen_random_uuid()::text), 10),
    email              text        NOT NULL,
    address            text        NOT NULL,
    hash               text        NOT NULL GENERATED ALWAYS AS (md5(address)) STORED,
    status             text        NOT NULL
        CHECK (status IN ('subscribed', 'unsubscribed', 'cleaned', 'pending', 'transactional', 'archived')),
    status_by          text        NOT NULL CHECK (status_by IN ('api', 'person')),
    former_status      text        CHECK ((former_status IS NOT NULL) = (status = 'archived')),
    unsubscribe_reason text        NOT NULL DEFAULT '',
    merge_fields       jsonb       NOT NULL,
    profile            jsonb       NOT NULL,
    timestamp_opt      timestamptz,
    last_changed       timestamptz NOT NULL,
    created            integer     NOT NULL,
    writes             integer     NOT NULL,
    last_writer        text        NOT NULL CHECK (last_writer IN ('api', 'person')),
    UNIQUE (list_id, address)
);
COMMENT ON COLUMN sandbox.mailchimp_contact.status_by IS 'Who brought the contact into its status: decides what is a compliance state and what raises consent';
COMMENT ON COLUMN sandbox.mailchimp_contact.former_status IS 'What the contact was when it was archived';
COMMENT ON COLUMN sandbox.mailchimp_contact.created IS 'How many times a contact was made for the address, forgotten ones included';
COMMENT ON COLUMN sandbox.mailchimp_contact.writes IS 'Writes by the API';
CREATE INDEX mailchimp_contact_hash ON sandbox.mailchimp_contact (list_id, hash);
CREATE INDEX mailchimp_contact_changed ON sandbox.mailchimp_contact (list_id, last_changed, web_id);

CREATE TABLE sandbox.mailchimp_forgotten (
    list_id text    NOT NULL REFERENCES sandbox.mailchimp_audience,
    address text    NOT NULL,
    created integer NOT NULL,
    PRIMARY KEY (list_id, address)
);

CREATE TABLE sandbox.mailchimp_segment (
    id         bigint      GENERATED ALWAYS AS IDENTITY (START WITH 3000001) PRIMARY KEY,
    list_id    text        NOT NULL REFERENCES sandbox.mailchimp_audience,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT date_trunc('second', clock_timestamp()),
    updated_at timestamptz NOT NULL DEFAULT date_trunc('second', clock_timestamp())
);
CREATE UNIQUE INDEX mailchimp_segment_name ON sandbox.mailchimp_segment (list_id, lower(name));

CREATE TABLE sandbox.mailchimp_segment_member (
    segment_id bigint      NOT NULL REFERENCES sandbox.mailchimp_segment ON DELETE CASCADE,
    web_id     bigint      NOT NULL REFERENCES sandbox.mailchimp_contact ON DELETE CASCADE,
    added_at   timestamptz NOT NULL DEFAULT date_trunc('second', clock_timestamp()),
    PRIMARY KEY (segment_id, web_id)
);
CREATE INDEX mailchimp_segment_member_contact ON sandbox.mailchimp_segment_member (web_id);

CREATE TABLE sandbox.mailchimp_webhook (
    id      text PRIMARY KEY DEFAULT left(md5(gen_random_uuid()::text), 10),
    list_id text  NOT NULL REFERENCES sandbox.mailchimp_audience,
    url     text  NOT NULL,
    events  jsonb NOT NULL,
    sources jsonb NOT NULL,
    UNIQUE (list_id, url)
);

CREATE TABLE sandbox.mailchimp_batch (
    id           text        PRIMARY KEY DEFAULT left(md5(gen_random_uuid()::text), 10),
    position     bigint      GENERATED ALWAYS AS IDENTITY,
    submitted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    completed_at timestamptz
);

CREATE TABLE sandbox.mailchimp_operation (
    batch_id     text    NOT NULL REFERENCES sandbox.mailchimp_batch ON DELETE CASCADE,
    position     integer NOT NULL,
    method       text    NOT NULL,
    path         text    NOT NULL,
    params       jsonb   NOT NULL,
    body         text    NOT NULL,
    operation_id text    NOT NULL,
    status_code  integer,
    response     text    CHECK ((response IS NULL) = (status_code IS NULL)),
    PRIMARY KEY (batch_id, position)
);

INSERT INTO sandbox.mailchimp_account (api_key, name)
VALUES ('0123456789abcdef0123456789abcdef-us6', 'Sample Association (sandbox)');

INSERT INTO sandbox.mailchimp_audience (id, web_id, name) VALUES ('5a0d1e8c42', 601234, 'Sample Association');

INSERT INTO sandbox.mailchimp_merge_field (list_id, merge_id, tag, name, type, required, seeded)
VALUES ('5a0d1e8c42', 1, 'FNAME', 'First Name', 'text', false, true),
       ('5a0d1e8c42', 2, 'LNAME', 'Last Name', 'text', false, true),
       ('5a0d1e8c42', 3, 'COMPANY', 'Company', 'text', false, true);
