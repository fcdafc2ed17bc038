-- Providers that answer at once and do the work later, and that count calls; what each provider takes of a member's fields;
-- and people who leave one list.

-- How the provider takes a member's fields, from the settings.
ALTER TABLE provider_account
    ADD COLUMN custom_field_names text[] NOT NULL DEFAULT '{}',
    ADD COLUMN company_last_name text NOT NULL DEFAULT '',
    ADD COLUMN name_length int NOT NULL DEFAULT 255,
    ADD COLUMN custom_length int NOT NULL DEFAULT 255,
    -- What changed at the provider until then is in the ledger.
    ADD COLUMN changes_read_at timestamptz;

-- Calls that the provider has taken and works on. What became of their addresses is read once all of them have ended.
CREATE TABLE pending_push (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES provider_account ON DELETE CASCADE,
    -- The provider's ids of the activities that have not been seen to end.
    activities text[] NOT NULL,
    begun_at timestamptz NOT NULL,
    next_look_at timestamptz NOT NULL,
    looks int NOT NULL DEFAULT 0,
    -- Looks after the end at what the provider shows: it may show late.
    readings int NOT NULL DEFAULT 0,
    -- Why an activity did not do what it was asked; NULL when none failed.
    failure text
);

CREATE INDEX pending_push_account ON pending_push (account_id, next_look_at);

-- An address that a pending push is about is left alone until that has ended.
ALTER TABLE target ADD COLUMN pending_push_id uuid REFERENCES pending_push ON DELETE SET NULL;
CREATE INDEX target_pending ON target (pending_push_id) WHERE pending_push_id IS NOT NULL;

-- Rollcall is taking the contact off: when it is seen to be off, nobody left.
ALTER TABLE contact_list ADD COLUMN removing boolean NOT NULL DEFAULT false;

-- Who was on a list, is wanted there, and is seen to be off it without our doing has left it. He is not put back.
CREATE TABLE list_departure (
    account_id uuid NOT NULL,
    address text NOT NULL,
    list_id uuid NOT NULL REFERENCES provider_list ON DELETE CASCADE,
    seen_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (list_id, address),
    FOREIGN KEY (account_id, address) REFERENCES contact ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX list_departure_address ON list_departure (account_id, address);

-- The calls that a provider grants one client of its API, over all replicas.
CREATE TABLE call_budget (
    client text PRIMARY KEY,
    -- The moment of the next call, by this database's clock.
    next_call_at timestamptz NOT NULL,
    -- The day, in the provider's time zone, that is counted.
    day date NOT NULL,
    spent int NOT NULL,
    -- The provider said that the day's calls are spent: none before this moment, by the association's clock.
    closed_until timestamptz
);

DROP FUNCTION chosen_fields(jsonb, text[]);

-- The chosen ones among a member's own fields, cut to a length; blanks are left out.
CREATE FUNCTION chosen_fields(fields jsonb, names text[], longest int) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_object_agg(n, left(fields ->> n, longest)) FILTER (WHERE fields ->> n <> ''), '{}')
    FROM unnest(names) n
$$;

DROP VIEW contact_fields;

-- What a contact of an account carries of its owner: a company's name stands as the first name.
CREATE VIEW contact_fields AS
    SELECT a.id AS account_id, m.id AS member_id,
           rtrim(left(CASE WHEN m.kind = 'COMPANY' THEN m.company_name ELSE coalesce(m.first_name, '') END,
                      a.name_length)) AS first_name,
           CASE WHEN m.kind = 'COMPANY' THEN a.company_last_name
                ELSE rtrim(left(coalesce(m.last_name, ''), a.name_length)) END AS last_name,
           rtrim(left(CASE WHEN m.kind = 'COMPANY' THEN ''
                           WHEN p.kind = 'COMPANY' THEN p.company_name
                           WHEN p.id IS NOT NULL THEN coalesce(company_above(p.parent_id), '')
                           ELSE '' END, a.name_length)) AS company_name,
           chosen_fields(m.custom_fields, a.custom_field_names, a.custom_length) AS custom_fields
    FROM provider_account a CROSS JOIN member m LEFT JOIN member p ON p.id = m.parent_id;
