-- People and companies.

-- The alphabet of names: ICU root order, ignoring case. ICU4J gives the same order in the winner decision.
CREATE COLLATION alphabet (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

-- The address of an email as entered: outer spaces gone, lower case; NULL for what is not an address.
CREATE FUNCTION address_of(email text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN length(btrim(email, E' \t\n\r\f\u00a0')) <= 254
            AND btrim(email, E' \t\n\r\f\u00a0') ~ '^[^\s@,[:cntrl:]]+@[^\s@,.[:cntrl:]]+(\.[^\s@,.[:cntrl:]]+)+$'
        THEN lower(btrim(email, E' \t\n\r\f\u00a0') COLLATE pg_c_utf8)
    END;

CREATE TABLE member (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    external_id text NOT NULL UNIQUE CHECK (length(external_id) BETWEEN 1 AND 200),
    kind text NOT NULL CHECK (kind IN ('PERSON', 'COMPANY')),
    first_name text CHECK (length(first_name) BETWEEN 1 AND 200),
    last_name text CHECK (length(last_name) BETWEEN 1 AND 200),
    company_name text CHECK (length(company_name) BETWEEN 1 AND 200),
    -- As entered; what is not an address is kept and shown.
    email text CHECK (length(email) BETWEEN 1 AND 320),
    address text GENERATED ALWAYS AS (address_of(email)) STORED,
    login_email text CHECK (length(login_email) BETWEEN 1 AND 320),
    login_address text GENERATED ALWAYS AS (address_of(login_email)) STORED UNIQUE,
    parent_id uuid REFERENCES member ON DELETE SET NULL CHECK (parent_id <> id),
    member_type text CHECK (length(member_type) BETWEEN 1 AND 200),
    member_since date,
    -- Last day of the membership, which still counts.
    membership_expires date,
    tags text[] NOT NULL DEFAULT '{}',
    -- Fields of the association's own: an object of texts.
    custom_fields jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(custom_fields) = 'object'),
    active boolean NOT NULL DEFAULT true,
    do_not_send boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    -- Order of lists: family name or company name, then given name.
    sort_last text COLLATE alphabet NOT NULL GENERATED ALWAYS AS (coalesce(company_name, last_name, '')) STORED,
    sort_first text COLLATE alphabet NOT NULL GENERATED ALWAYS AS (coalesce(first_name, '')) STORED,
    CONSTRAINT company_has_a_name CHECK ((kind = 'COMPANY') = (company_name IS NOT NULL)),
    CONSTRAINT only_people_have_names_and_logins
        CHECK (kind = 'PERSON' OR (first_name IS NULL AND last_name IS NULL AND login_email IS NULL)),
    CONSTRAINT login_is_an_address CHECK (login_email IS NULL OR address_of(login_email) IS NOT NULL)
);

CREATE INDEX member_address ON member (address) WHERE address IS NOT NULL;
CREATE INDEX member_parent ON member (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX member_name ON member (sort_last, sort_first, id);
CREATE INDEX member_tags ON member USING gin (tags);
CREATE INDEX member_expires ON member (membership_expires);

-- What a person is for a company.
CREATE TABLE contact_role (
    person_id uuid NOT NULL REFERENCES member ON DELETE CASCADE,
    company_id uuid NOT NULL REFERENCES member ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('PRIMARY_CONTACT', 'BILLING_CONTACT', 'MANAGEMENT_ACCESS')),
    PRIMARY KEY (person_id, company_id, kind)
);

CREATE INDEX contact_role_company ON contact_role (company_id);
