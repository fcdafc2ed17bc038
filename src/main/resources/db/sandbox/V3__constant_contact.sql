ALTER TABLE sandbox.violation DROP CONSTRAINT violation_kind_check;
ALTER TABLE sandbox.violation ADD CONSTRAINT violation_kind_check
    CHECK (kind IN ('consent-raised', 'too-many-connections', 'too-many-calls', 'refresh-token-reused', 'sign-up-form',
                    'contract'));
ALTER TABLE sandbox.violation ALTER COLUMN call DROP NOT NULL;
COMMENT ON COLUMN sandbox.violation.call IS 'None where it came to light after the call, in the background';

CREATE FUNCTION sandbox.moved_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT date_trunc('milliseconds', clock_timestamp() + offset_seconds * INTERVAL '1 second') FROM sandbox.clock
$$;
COMMENT ON FUNCTION sandbox.moved_now IS 'The business clock, to the millisecond';

CREATE TABLE sandbox.authorization_code (
    code         text        PRIMARY KEY,
    provider     text        NOT NULL,
    redirect_uri text        NOT NULL,
    scope        text        NOT NULL,
    challenge    text        NOT NULL,
    expires_at   timestamptz NOT NULL
);
COMMENT ON COLUMN sandbox.authorization_code.challenge IS 'Of PKCE, by SHA-256; empty without';

CREATE TABLE sandbox.mailchimp_token (
    token text PRIMARY KEY
);

CREATE TABLE sandbox.constant_contact_account (
    client_id     text PRIMARY KEY,
    client_secret text NOT NULL,
    name          text NOT NULL
);

CREATE TABLE sandbox.constant_contact_access_token (
    token      text        PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

CREATE TABLE sandbox.constant_contact_refresh_token (
    token       text        PRIMARY KEY,
    scope       text        NOT NULL,
    with_secret boolean     NOT NULL,
    state       text        NOT NULL CHECK (state IN ('live', 'used', 'superseded')),
    issued_at   timestamptz NOT NULL
);
COMMENT ON COLUMN sandbox.constant_contact_refresh_token.with_secret IS 'Whether the application that got it has to show its secret';

CREATE TABLE sandbox.constant_contact_day (
    day     date    PRIMARY KEY,
    calls   integer NOT NULL DEFAULT 0,
    refused integer NOT NULL DEFAULT 0,
    spent   boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE sandbox.constant_contact_day IS 'How much of a day''s quota is used';

CREATE TABLE sandbox.constant_contact_list (
    list_id     uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    position    bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    name        text        NOT NULL,
    description text,
    favorite    boolean     NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    deleted_at  timestamptz
);
CREATE UNIQUE INDEX constant_contact_list_name ON sandbox.constant_contact_list (lower(name)) WHERE deleted_at IS NULL;

CREATE TABLE sandbox.constant_contact_custom_field (
    custom_field_id uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    position        bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    label           text        NOT NULL,
    name            text        NOT NULL UNIQUE,
    type            text        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX constant_contact_custom_field_label ON sandbox.constant_contact_custom_field (lower(label));

CREATE TABLE sandbox.constant_contact_contact (
    contact_id         uuid        PRIMARY KEY,
    position           bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    email              text        NOT NULL,
    address            text        NOT NULL GENERATED ALWAYS AS (lower(email)) STORED UNIQUE,
    permission         text        NOT NULL
        CHECK (permission IN ('implicit', 'explicit', 'not_set', 'pending_confirmation', 'temp_hold', 'unsubscribed')),
    opt_in_source      text,
    opt_in_date        timestamptz,
    opt_out_source     text,
    opt_out_date       timestamptz,
    opt_out_reason     text,
    email_created_at   timestamptz NOT NULL,
    email_updated_at   timestamptz NOT NULL,
    profile            jsonb       NOT NULL,
    custom_fields      jsonb       NOT NULL,
    details            jsonb       NOT NULL,
    create_source      text        NOT NULL,
    update_source      text        NOT NULL,
    created_at         timestamptz NOT NULL,
    updated_at         timestamptz NOT NULL,
    deleted_at         timestamptz,
    writes             integer     NOT NULL,
    last_writer        text        NOT NULL CHECK (last_writer IN ('api', 'person'))
);
COMMENT ON COLUMN sandbox.constant_contact_contact.profile IS 'The plain properties that have a value';
COMMENT ON COLUMN sandbox.constant_contact_contact.custom_fields IS 'Values by the id of their field';
COMMENT ON COLUMN sandbox.constant_contact_contact.details IS 'phone_numbers, street_addresses, taggings and notes';
COMMENT ON COLUMN sandbox.constant_contact_contact.writes IS 'Writes by the API';
CREATE INDEX constant_contact_contact_changed ON sandbox.constant_contact_contact (updated_at);

CREATE TABLE sandbox.constant_contact_membership (
    contact_id uuid NOT NULL REFERENCES sandbox.constant_contact_contact,
    list_id    uuid NOT NULL REFERENCES sandbox.constant_contact_list,
    PRIMARY KEY (contact_id, list_id)
);
CREATE INDEX constant_contact_membership_list ON sandbox.constant_contact_membership (list_id);

CREATE TABLE sandbox.constant_contact_leaving (
    contact_id uuid NOT NULL REFERENCES sandbox.constant_contact_contact,
    list_id    uuid NOT NULL REFERENCES sandbox.constant_contact_list,
    PRIMARY KEY (contact_id, list_id)
);
COMMENT ON TABLE sandbox.constant_contact_leaving IS 'Lists that a person left by himself; the provider does not tell, and lets an account put him back';

CREATE VIEW sandbox.constant_contact_seen AS
SELECT c.*,
       CASE WHEN c.deleted_at IS NOT NULL THEN 'deleted'
            WHEN c.permission IN ('implicit', 'explicit') THEN 'active'
            ELSE c.permission END AS status,
       ARRAY (SELECT m.list_id FROM sandbox.constant_contact_membership m WHERE m.contact_id = c.contact_id) AS lists,
       ARRAY (SELECT g.list_id FROM sandbox.constant_contact_leaving g WHERE g.contact_id = c.contact_id) AS left_lists
  FROM sandbox.constant_contact_contact c;
COMMENT ON VIEW sandbox.constant_contact_seen IS 'Contacts with the status by which the API filters, and their lists';

CREATE TABLE sandbox.constant_contact_activity (
    activity_id              uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    position                 bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    kind                     text        NOT NULL
        CHECK (kind IN ('contacts_json_import', 'add_list_memberships', 'remove_list_memberships', 'contact_delete',
                        'list_delete')),
    input                    jsonb       NOT NULL,
    state                    text        NOT NULL CHECK (state IN ('initialized', 'processing', 'completed', 'failed')),
    activity_errors          jsonb       NOT NULL DEFAULT '[]',
    items_total_count        integer     NOT NULL,
    items_completed_count    integer     NOT NULL DEFAULT 0,
    person_count             integer     NOT NULL DEFAULT 0,
    error_count              integer     NOT NULL DEFAULT 0,
    cannot_add_to_list_count integer     NOT NULL DEFAULT 0,
    list_count               integer     NOT NULL,
    created_at               timestamptz NOT NULL,
    updated_at               timestamptz NOT NULL,
    started_at               timestamptz,
    completed_at             timestamptz,
    begun                    timestamptz
);
COMMENT ON COLUMN sandbox.constant_contact_activity.begun IS 'When processing began by the real clock; the other times are of the moved one';
CREATE INDEX constant_contact_activity_open ON sandbox.constant_contact_activity (position)
    WHERE state IN ('initialized', 'processing');

CREATE TABLE sandbox.constant_contact_import_row (
    activity_id   uuid    NOT NULL REFERENCES sandbox.constant_contact_activity,
    n             integer NOT NULL,
    email         text    NOT NULL,
    address       text    NOT NULL GENERATED ALWAYS AS (lower(email)) STORED,
    profile       jsonb   NOT NULL,
    custom_fields jsonb   NOT NULL,
    details       jsonb   NOT NULL,
    PRIMARY KEY (activity_id, address)
);
COMMENT ON TABLE sandbox.constant_contact_import_row IS 'What an import still has to apply; only what was sent and is not blank';

INSERT INTO sandbox.constant_contact_account (client_id, client_secret, name)
VALUES ('7d2f6c1e-3b58-4f0a-9c47-0a1b2c3d4e5f', 'sandbox-secret-of-constant-contact', 'Sample Association (sandbox)');
