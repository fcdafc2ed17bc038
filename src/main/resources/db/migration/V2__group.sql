-- Groups, who belongs to them, and whose record an address carries in each.

CREATE TABLE member_group (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    slug text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    description text CHECK (length(description) BETWEEN 1 AND 2000),
    -- Counts up by one at each save that changed something.
    revision int NOT NULL DEFAULT 1,
    -- The criteria; empty or NULL means that the condition is not given.
    membership_statuses text[] NOT NULL DEFAULT '{}'
        CHECK (membership_statuses <@ ARRAY['CURRENT', 'GRACE_PERIOD', 'EXPIRED', 'NON_MEMBER']),
    expires_within_days int CHECK (expires_within_days BETWEEN 0 AND 36500),
    kinds text[] NOT NULL DEFAULT '{}' CHECK (kinds <@ ARRAY['PERSON', 'COMPANY']),
    member_types text[] NOT NULL DEFAULT '{}',
    tags text[] NOT NULL DEFAULT '{}',
    beneficiaries text[] NOT NULL DEFAULT '{}'
        CHECK (beneficiaries <@ ARRAY['FAMILY', 'PRIMARY_CONTACTS', 'BILLING_CONTACTS', 'MANAGEMENT_ACCESS']),
    sync_primary_members boolean NOT NULL DEFAULT true,
    sync_beneficiaries boolean NOT NULL DEFAULT false,
    calculation_state text NOT NULL DEFAULT 'PENDING'
        CHECK (calculation_state IN ('PENDING', 'CALCULATING', 'READY', 'FAILED')),
    calculation_started_at timestamptz,
    calculation_finished_at timestamptz,
    calculation_failure text,
    -- Roll-ups of group_member; NULL until the first calculation is done.
    primary_count int,
    beneficiary_count int,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    -- Deleted by a person: the engine takes its contacts off their lists, then removes the row.
    deleted_at timestamptz,
    CONSTRAINT failure_tells_why CHECK ((calculation_state = 'FAILED') = (calculation_failure IS NOT NULL))
);

CREATE UNIQUE INDEX member_group_slug ON member_group (slug) WHERE deleted_at IS NULL;

-- Members that a group names: always or never in it.
CREATE TABLE group_named_member (
    group_id uuid NOT NULL REFERENCES member_group ON DELETE CASCADE,
    member_id uuid NOT NULL REFERENCES member ON DELETE CASCADE,
    included boolean NOT NULL,
    PRIMARY KEY (group_id, member_id)
);

CREATE INDEX group_named_member_member ON group_named_member (member_id);

-- Who belongs to a group, as last calculated.
CREATE TABLE group_member (
    group_id uuid NOT NULL REFERENCES member_group ON DELETE CASCADE,
    member_id uuid NOT NULL REFERENCES member ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('PRIMARY', 'BENEFICIARY')),
    -- Why the member is not synced, were the group connected; NULL for the main member of an address to be sent.
    not_applicable text CHECK (not_applicable IN (
        'PRIMARY_MEMBERS_NOT_SYNCED', 'BENEFICIARIES_NOT_SYNCED', 'NO_EMAIL_ADDRESS', 'INVALID_EMAIL_ADDRESS',
        'DO_NOT_SEND_MARKETING_EMAILS', 'PERSON_HAS_SAME_EMAIL', 'HIGHER_PRIORITY_HAS_SAME_EMAIL')),
    PRIMARY KEY (group_id, member_id)
);

CREATE INDEX group_member_member ON group_member (member_id);

-- Members of a group by the reason why they are not synced ('' for those that are): the roll-up of group_member.
CREATE TABLE group_standing (
    group_id uuid NOT NULL REFERENCES member_group ON DELETE CASCADE,
    not_applicable text NOT NULL,
    members int NOT NULL CHECK (members > 0),
    PRIMARY KEY (group_id, not_applicable)
);

-- An address in a group with the member that carries it: a row of the Email Sync tab. An address that nobody is in
-- the running for has none.
CREATE TABLE address_record (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    group_id uuid NOT NULL REFERENCES member_group ON DELETE CASCADE,
    address text NOT NULL,
    main_member_id uuid NOT NULL REFERENCES member ON DELETE CASCADE,
    -- How many are in the running; the decision exists when there is more than one.
    candidates int NOT NULL CHECK (candidates >= 1),
    decided_by text CHECK (decided_by IN ('PRIORITY', 'FAMILY_TREE', 'LOGIN_EMAIL', 'ALPHABETICAL', 'STABLE_ID')),
    decided_at timestamptz NOT NULL DEFAULT now(),
    -- Do Not Send of the main member: the address is not sent.
    do_not_send boolean NOT NULL,
    UNIQUE (group_id, address),
    CONSTRAINT shared_is_decided CHECK ((candidates > 1) = (decided_by IS NOT NULL))
);

CREATE INDEX address_record_address ON address_record (address);
CREATE INDEX address_record_main_member ON address_record (main_member_id);
