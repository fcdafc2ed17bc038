-- Where edits of members wait to be checked as a whole and applied by a few statements. Unlogged: after a crash they are
-- gone, and the client sends them again.

CREATE UNLOGGED TABLE staged_member (
    import_id uuid NOT NULL,
    -- Line of the file, or number in the input from 1.
    line int NOT NULL,
    -- In each field NULL leaves the member's as it is, '' clears it.
    external_id text,
    kind text,
    first_name text,
    last_name text,
    company_name text,
    email text,
    login_email text,
    login_address text GENERATED ALWAYS AS (address_of(login_email)) STORED,
    parent_external_id text,
    member_type text,
    member_since text,
    membership_expires text,
    tags text[],
    custom_fields jsonb,
    active boolean,
    do_not_send boolean,
    -- Whether staged_role has the person's roles, all of them.
    roles_given boolean NOT NULL,
    -- Worked out: the member's id, a new one for a new member; NULL for the second row of the same external id.
    member_id uuid,
    -- The member's kind where it exists already.
    known_kind text,
    parent_id uuid,
    -- First lines with the same external id, and with the same login.
    same_id_line int,
    same_login_line int,
    rejected boolean NOT NULL,
    staged_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (import_id, line)
);

CREATE INDEX staged_member_external_id ON staged_member (import_id, external_id);
CREATE INDEX staged_member_member_id ON staged_member (import_id, member_id);
CREATE INDEX staged_member_parent_id ON staged_member (import_id, parent_id);

CREATE UNLOGGED TABLE staged_role (
    import_id uuid NOT NULL,
    line int NOT NULL,
    kind text NOT NULL,
    company_external_id text NOT NULL,
    -- Worked out.
    company_id uuid,
    company_kind text
);

CREATE INDEX staged_role_line ON staged_role (import_id, line);

CREATE UNLOGGED TABLE staged_rejection (
    import_id uuid NOT NULL,
    line int NOT NULL,
    field text NOT NULL,
    value text,
    reason text NOT NULL,
    code text NOT NULL CHECK (code IN ('INVALID', 'NOT_FOUND', 'TAKEN'))
);

CREATE INDEX staged_rejection_line ON staged_rejection (import_id, line);
