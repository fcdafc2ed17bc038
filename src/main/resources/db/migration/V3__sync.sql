-- Provider accounts, what is wanted there, what we know they hold (the ledger), and the engine that closes the gap.

CREATE TABLE provider_account (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    provider text NOT NULL UNIQUE CHECK (provider IN ('MAILCHIMP', 'CONSTANT_CONTACT')),
    name text NOT NULL,
    -- The audience at Mailchimp; NULL where a provider has none, or until it is known.
    audience_id text,
    health text NOT NULL DEFAULT 'HEALTHY' CHECK (health IN ('HEALTHY', 'DEGRADED', 'UNAUTHORIZED', 'UNAVAILABLE')),
    health_message text,
    checked_at timestamptz NOT NULL DEFAULT now(),
    paused boolean NOT NULL DEFAULT false,
    -- When all contacts were last read; nothing is written before the first time.
    contacts_read_at timestamptz,
    -- All contacts are to be read before the next write.
    read_wanted boolean NOT NULL DEFAULT true,
    -- Fields that must not be blank, in Rollcall's words.
    required_fields text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now()
);

-- A list at Constant Contact, a tag (static segment) at Mailchimp.
CREATE TABLE provider_list (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    account_id uuid NOT NULL REFERENCES provider_account ON DELETE CASCADE,
    -- NULL while Rollcall has yet to make it.
    external_id text,
    name text NOT NULL,
    -- When Rollcall set out to make it: a list of this name that is younger is ours.
    making_since timestamptz,
    -- It no longer exists at the provider.
    gone boolean NOT NULL DEFAULT false,
    UNIQUE (account_id, external_id)
);

-- Which list a group is connected to, with the roll-up of list_entry (kept by trigger).
CREATE TABLE group_list (
    group_id uuid NOT NULL REFERENCES member_group ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES provider_account ON DELETE CASCADE,
    list_id uuid NOT NULL UNIQUE REFERENCES provider_list,
    synced int NOT NULL DEFAULT 0,
    pending int NOT NULL DEFAULT 0,
    unsubscribed int NOT NULL DEFAULT 0,
    failed int NOT NULL DEFAULT 0,
    -- Why the plan waits for a person; NULL when it does not.
    held_because text,
    last_synced_at timestamptz,
    PRIMARY KEY (group_id, account_id)
);

CREATE INDEX group_list_account ON group_list (account_id);

-- One pass of sending a group, or some of its records.
CREATE TABLE sync_run (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    group_id uuid REFERENCES member_group ON DELETE SET NULL,
    account_id uuid NOT NULL REFERENCES provider_account ON DELETE CASCADE,
    cause text NOT NULL CHECK (cause IN
        ('GROUP_SAVED', 'GROUP_RESYNC', 'RECONCILIATION', 'RECORD_RESYNC', 'RECORDS_CHANGED')),
    requested_by text,
    state text NOT NULL DEFAULT 'QUEUED' CHECK (state IN
        ('QUEUED', 'RUNNING', 'HELD', 'SUCCEEDED', 'SUCCEEDED_WITH_ERRORS', 'FAILED', 'CANCELED')),
    phase text NOT NULL DEFAULT 'WAITING' CHECK (phase IN
        ('WAITING', 'CALCULATING_MEMBERS', 'RESOLVING_SHARED_EMAILS', 'SENDING', 'AWAITING_PROVIDER', 'DONE')),
    -- Records to send; NULL while members are being calculated.
    total int,
    sent int NOT NULL DEFAULT 0,
    failed int NOT NULL DEFAULT 0,
    skipped int NOT NULL DEFAULT 0,
    failure_code text,
    failure_message text,
    -- The plan that a person looked at and applied; another one is not executed.
    plan_hash text,
    -- Number of the run's latest event.
    last_sequence int NOT NULL DEFAULT 0,
    queued_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz,
    CONSTRAINT ended_is_done CHECK ((state IN ('SUCCEEDED', 'SUCCEEDED_WITH_ERRORS', 'FAILED', 'CANCELED'))
        = (finished_at IS NOT NULL) AND (finished_at IS NOT NULL) = (phase = 'DONE')),
    CONSTRAINT failed_tells_why CHECK (state <> 'FAILED' OR failure_code IS NOT NULL)
);

-- At most one run of a group with a provider is not ended: what comes meanwhile joins it.
CREATE UNIQUE INDEX sync_run_open ON sync_run (group_id, account_id) WHERE finished_at IS NULL;
CREATE INDEX sync_run_group ON sync_run (group_id, queued_at DESC, id DESC);
CREATE INDEX sync_run_newest ON sync_run (queued_at DESC, id DESC);

-- What is wanted of a contact: one row for each address that a connected group sends, or sent until now.
CREATE TABLE target (
    account_id uuid NOT NULL REFERENCES provider_account ON DELETE CASCADE,
    address text NOT NULL,
    -- Whose fields the contact carries; NULL when no group wants the address any more.
    owner_id uuid REFERENCES member ON DELETE SET NULL,
    -- Desired state and ledger may differ: look here.
    dirty boolean NOT NULL DEFAULT false,
    -- A person asked: goes first.
    requested_at timestamptz,
    -- The contact is read before it is written: a person asked, or an answer contradicted the ledger.
    read_first boolean NOT NULL DEFAULT false,
    -- Attempts that failed for a passing reason, and not before when the next one is made.
    attempts int NOT NULL DEFAULT 0,
    not_before timestamptz,
    -- The provider's refusal, kept until an input that matters changes or a person asks.
    refused_code text,
    refused_message text,
    -- The fields that were refused (md5), when other fields may be accepted.
    refused_fields text,
    PRIMARY KEY (account_id, address),
    CONSTRAINT refusal_is_whole CHECK (refused_code IS NOT NULL OR (refused_message IS NULL AND refused_fields IS NULL))
);

CREATE INDEX target_dirty ON target (account_id, requested_at, address) WHERE dirty;
CREATE INDEX target_owner ON target (owner_id);

-- An address that a group wants on its list, and where it stands.
CREATE TABLE list_entry (
    group_id uuid NOT NULL,
    account_id uuid NOT NULL,
    address text NOT NULL,
    state text NOT NULL DEFAULT 'QUEUED'
        CHECK (state IN ('QUEUED', 'IN_PROGRESS', 'SYNCED', 'UNSUBSCRIBED', 'FAILED')),
    changed_at timestamptz NOT NULL DEFAULT now(),
    -- When Rollcall finished sending, and when the contact was last seen at the provider.
    sent_at timestamptz,
    confirmed_at timestamptz,
    unsubscribed_at timestamptz,
    code text,
    provider_message text,
    attempts int NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    run_id uuid REFERENCES sync_run ON DELETE SET NULL,
    PRIMARY KEY (group_id, address, account_id),
    FOREIGN KEY (group_id, address) REFERENCES address_record (group_id, address) ON DELETE CASCADE,
    FOREIGN KEY (group_id, account_id) REFERENCES group_list ON DELETE CASCADE,
    CONSTRAINT synced_was_sent CHECK (state <> 'SYNCED' OR sent_at IS NOT NULL),
    CONSTRAINT failed_has_a_code CHECK ((state = 'FAILED') = (code IS NOT NULL))
);

CREATE INDEX list_entry_address ON list_entry (account_id, address);
CREATE INDEX list_entry_state ON list_entry (group_id, account_id, state);

-- Keeps group_list's counts equal to the rows of list_entry, and its targets in view, whatever statement changes them.
CREATE FUNCTION count_list_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE group_list l SET
            synced = synced + d.s, pending = pending + d.p, unsubscribed = unsubscribed + d.u, failed = failed + d.f
        FROM (SELECT group_id, account_id,
                     count(*) FILTER (WHERE state = 'SYNCED') s,
                     count(*) FILTER (WHERE state IN ('QUEUED', 'IN_PROGRESS')) p,
                     count(*) FILTER (WHERE state = 'UNSUBSCRIBED') u,
                     count(*) FILTER (WHERE state = 'FAILED') f
              FROM added GROUP BY group_id, account_id) d
        WHERE l.group_id = d.group_id AND l.account_id = d.account_id;
    ELSIF TG_OP = 'DELETE' THEN
        UPDATE group_list l SET
            synced = synced - d.s, pending = pending - d.p, unsubscribed = unsubscribed - d.u, failed = failed - d.f
        FROM (SELECT group_id, account_id,
                     count(*) FILTER (WHERE state = 'SYNCED') s,
                     count(*) FILTER (WHERE state IN ('QUEUED', 'IN_PROGRESS')) p,
                     count(*) FILTER (WHERE state = 'UNSUBSCRIBED') u,
                     count(*) FILTER (WHERE state = 'FAILED') f
              FROM removed GROUP BY group_id, account_id) d
        WHERE l.group_id = d.group_id AND l.account_id = d.account_id;
        -- Whatever took the entry away, its address is to be looked at.
        UPDATE target t SET dirty = true FROM removed r
        WHERE t.account_id = r.account_id AND t.address = r.address AND NOT t.dirty;
    ELSE
        UPDATE group_list l SET
            synced = synced + d.s, pending = pending + d.p, unsubscribed = unsubscribed + d.u, failed = failed + d.f
        FROM (SELECT group_id, account_id,
                     coalesce(sum(n) FILTER (WHERE state = 'SYNCED'), 0) s,
                     coalesce(sum(n) FILTER (WHERE state IN ('QUEUED', 'IN_PROGRESS')), 0) p,
                     coalesce(sum(n) FILTER (WHERE state = 'UNSUBSCRIBED'), 0) u,
                     coalesce(sum(n) FILTER (WHERE state = 'FAILED'), 0) f
              FROM (SELECT group_id, account_id, state, 1 AS n FROM added
                    UNION ALL
                    SELECT group_id, account_id, state, -1 FROM removed) c
              GROUP BY group_id, account_id) d
        WHERE l.group_id = d.group_id AND l.account_id = d.account_id;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER count_added AFTER INSERT ON list_entry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_list_entries();
CREATE TRIGGER count_removed AFTER DELETE ON list_entry
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_list_entries();
CREATE TRIGGER count_changed AFTER UPDATE ON list_entry
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_list_entries();

-- The ledger: what we know a provider holds.
CREATE TABLE contact (
    account_id uuid NOT NULL REFERENCES provider_account ON DELETE CASCADE,
    address text NOT NULL,
    -- The provider's id, which outlives a change of address.
    contact_id text NOT NULL,
    status text NOT NULL CHECK (status IN
        ('SUBSCRIBED', 'UNSUBSCRIBED', 'CLEANED', 'PENDING', 'TRANSACTIONAL', 'ARCHIVED')),
    -- Made by Rollcall, adopted by it (it was there before), or foreign: reported, never changed.
    origin text NOT NULL CHECK (origin IN ('MADE', 'ADOPTED', 'FOREIGN')),
    -- Rollcall archived it while it was subscribed, and may bring it back.
    archived_by_us boolean NOT NULL DEFAULT false,
    -- Fields last accepted.
    first_name text NOT NULL DEFAULT '',
    last_name text NOT NULL DEFAULT '',
    company_name text NOT NULL DEFAULT '',
    custom_fields jsonb NOT NULL DEFAULT '{}',
    owner_id uuid REFERENCES member ON DELETE SET NULL,
    unsubscribed_at timestamptz,
    seen_at timestamptz NOT NULL DEFAULT now(),
    web_url text,
    PRIMARY KEY (account_id, address),
    UNIQUE (account_id, contact_id),
    CONSTRAINT archived_by_us_is_archived CHECK (NOT archived_by_us OR status = 'ARCHIVED')
);

CREATE INDEX contact_owner ON contact (account_id, owner_id) WHERE owner_id IS NOT NULL;

-- Which lists a contact is on; `ours` where Rollcall put it there or wanted it there.
CREATE TABLE contact_list (
    account_id uuid NOT NULL,
    address text NOT NULL,
    list_id uuid NOT NULL REFERENCES provider_list ON DELETE CASCADE,
    ours boolean NOT NULL,
    PRIMARY KEY (list_id, address),
    FOREIGN KEY (account_id, address) REFERENCES contact ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX contact_list_address ON contact_list (account_id, address);

-- What a call that is under way does to a contact, committed before the call. One that is found after a kill or a lost
-- answer is in doubt: the contact is read before anything is repeated.
CREATE TABLE intent (
    account_id uuid NOT NULL REFERENCES provider_account ON DELETE CASCADE,
    address text NOT NULL,
    change text NOT NULL CHECK (change IN ('CREATE', 'RENAME', 'RESTORE', 'ARCHIVE')),
    former_address text,
    contact_id text,
    owner_id uuid,
    intended_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, address)
);

-- "This needs work": the row carries only identity, the worker reads the present state.
CREATE TABLE work (
    kind text NOT NULL CHECK (kind IN ('CALCULATE', 'SYNC')),
    -- A group to calculate, or an account to sync.
    subject_id uuid NOT NULL,
    -- Counts up with each request, so that one made while the worker is busy is not lost.
    generation int NOT NULL DEFAULT 1,
    requested_at timestamptz NOT NULL DEFAULT now(),
    not_before timestamptz NOT NULL DEFAULT now(),
    attempts int NOT NULL DEFAULT 0,
    lease_holder text,
    lease_token int NOT NULL DEFAULT 0,
    lease_until timestamptz,
    PRIMARY KEY (kind, subject_id),
    CONSTRAINT lease_is_whole CHECK ((lease_holder IS NULL) = (lease_until IS NULL))
);

-- What happened, append-only, in commit order.
CREATE TABLE sync_event (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run_id uuid NOT NULL REFERENCES sync_run ON DELETE CASCADE,
    -- From 1 without gaps within the run.
    sequence int NOT NULL,
    occurred_at timestamptz NOT NULL DEFAULT now(),
    kind text NOT NULL CHECK (kind IN ('PHASE_CHANGED', 'PROGRESSED', 'RECORDS_CHANGED', 'RUN_FINISHED')),
    payload jsonb NOT NULL,
    UNIQUE (run_id, sequence)
);

-- Asks for work in the transaction of the change that needs it; requests collapse while one waits.
CREATE FUNCTION request_work(wanted text, subjects uuid[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO work (kind, subject_id)
    SELECT wanted, s FROM unnest(subjects) s GROUP BY s ORDER BY s
    ON CONFLICT (kind, subject_id) DO UPDATE
        SET generation = work.generation + 1, not_before = least(work.not_before, now());
    SELECT pg_notify('rollcall_work', '');
$$;

-- Opens a run of the group with each connected account, or joins the one that is open there.
CREATE FUNCTION open_runs(of_group uuid, why text, who text) RETURNS SETOF uuid LANGUAGE sql AS $$
    INSERT INTO sync_run (group_id, account_id, cause, requested_by)
    SELECT group_id, account_id, why, who FROM group_list WHERE group_id = of_group ORDER BY account_id
    ON CONFLICT (group_id, account_id) WHERE finished_at IS NULL
        DO UPDATE SET requested_by = coalesce(sync_run.requested_by, EXCLUDED.requested_by)
    RETURNING id
$$;

-- The nearest company from this member upwards in the family tree.
CREATE FUNCTION company_above(start uuid) RETURNS text LANGUAGE sql STABLE AS $$
    WITH RECURSIVE up AS (
        SELECT id, parent_id, kind, company_name, 1 AS depth FROM member WHERE id = start
        UNION ALL
        SELECT m.id, m.parent_id, m.kind, m.company_name, up.depth + 1
        FROM up JOIN member m ON m.id = up.parent_id
        WHERE up.kind <> 'COMPANY' AND up.depth < 100
    )
    SELECT company_name FROM up WHERE kind = 'COMPANY'
$$;

-- What a contact carries of its owner, but for the configured fields: a company's name stands as the first name.
CREATE VIEW contact_fields AS
    SELECT m.id AS member_id,
           CASE WHEN m.kind = 'COMPANY' THEN m.company_name ELSE coalesce(m.first_name, '') END AS first_name,
           coalesce(m.last_name, '') AS last_name,
           CASE WHEN m.kind = 'COMPANY' THEN ''
                WHEN p.kind = 'COMPANY' THEN p.company_name
                WHEN p.id IS NOT NULL THEN coalesce(company_above(p.parent_id), '')
                ELSE '' END AS company_name,
           m.custom_fields
    FROM member m LEFT JOIN member p ON p.id = m.parent_id;

-- The configured ones among a member's own fields; blanks are left out.
CREATE FUNCTION chosen_fields(fields jsonb, names text[]) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_object_agg(n, fields ->> n) FILTER (WHERE fields ->> n <> ''), '{}') FROM unnest(names) n
$$;

-- Equal for equal fields only.
CREATE FUNCTION fields_fingerprint(first_name text, last_name text, company_name text, custom jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN md5(first_name || E'\x1f' || last_name || E'\x1f' || company_name || E'\x1f' || custom::text);

-- Only one transaction at a time works on an account's targets, list entries and ledger. Whoever needs several accounts
-- locks all of them, in one order.
CREATE FUNCTION lock_account(account uuid) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(hashtextextended('account ' || account::text, 0))
$$;

CREATE FUNCTION lock_accounts() RETURNS void LANGUAGE sql AS $$
    SELECT lock_account(id) FROM (SELECT id FROM provider_account ORDER BY id) a
$$;
