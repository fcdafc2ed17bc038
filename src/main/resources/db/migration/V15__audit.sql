-- Who changed what, when and from where. Entries are only added; each is sealed together with the one before it, by a key that is
-- not in this database.

CREATE TABLE audit_entry (
    -- From 1 without gaps, in the order of the commits.
    position int PRIMARY KEY,
    occurred_at timestamptz NOT NULL,
    actor_kind text NOT NULL,
    actor_id text,
    actor_name text NOT NULL,
    -- Where the request came from.
    actor_address text,
    action text NOT NULL,
    -- Global id of what it was done to.
    object_id text,
    -- By field: {"before": …, "after": …}. NULL once a person in it was erased.
    changes jsonb,
    -- Seals the changes, also when they are erased.
    changes_digest bytea NOT NULL,
    -- Id of the key that seals.
    key_id text NOT NULL,
    -- Seals all of the above but the changes, and the seal of the entry before.
    seal bytea NOT NULL
);

CREATE INDEX audit_entry_object ON audit_entry (object_id, position) WHERE object_id IS NOT NULL;
CREATE INDEX audit_entry_action ON audit_entry (action, position);
CREATE INDEX audit_entry_occurred ON audit_entry (occurred_at);

-- Where the trail begins and ends. Whoever adds an entry holds this row until its commit.
CREATE TABLE audit_head (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position int NOT NULL,
    seal bytea NOT NULL,
    -- The last entry that was deleted for its age: the trail begins behind it.
    base_position int NOT NULL,
    base_seal bytea NOT NULL,
    -- Seals this row; NULL before the first entry.
    key_id text,
    head_seal bytea
);

INSERT INTO audit_head (position, seal, base_position, base_seal) VALUES (0, '', 0, '');

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Set for one transaction by what erases a person, or deletes what is old: both are entries themselves.
    IF TG_OP <> 'TRUNCATE' AND current_setting('rollcall.audit_change', true) = 'recorded' THEN
        RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'Entries of the audit trail are neither changed nor deleted.';
END $$;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_trail_stays BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- Waits for its turn, and tells where the trail stands then.
CREATE FUNCTION lock_audit() RETURNS text LANGUAGE plpgsql AS $$
DECLARE head audit_head;
BEGIN
    SELECT * INTO head FROM audit_head FOR UPDATE;
    RETURN json_build_object('position', head.position, 'seal', encode(head.seal, 'hex'),
        'basePosition', head.base_position, 'baseSeal', encode(head.base_seal, 'hex'));
END $$;

-- Adds an entry that was sealed under the lock.
CREATE FUNCTION append_audit(entry jsonb) RETURNS int LANGUAGE sql AS $$
    INSERT INTO audit_entry (position, occurred_at, actor_kind, actor_id, actor_name, actor_address, action, object_id,
        changes, changes_digest, key_id, seal)
    VALUES ((entry ->> 'position')::int, (entry ->> 'occurredAt')::timestamptz, entry ->> 'actorKind', entry ->> 'actorId',
        entry ->> 'actorName', entry ->> 'actorAddress', entry ->> 'action', entry ->> 'object', entry -> 'changes',
        decode(entry ->> 'changesDigest', 'hex'), entry ->> 'keyId', decode(entry ->> 'seal', 'hex'));
    UPDATE audit_head SET position = (entry ->> 'position')::int, seal = decode(entry ->> 'seal', 'hex'),
        base_position = (entry ->> 'basePosition')::int, base_seal = decode(entry ->> 'baseSeal', 'hex'),
        key_id = entry ->> 'keyId', head_seal = decode(entry ->> 'headSeal', 'hex')
    RETURNING position;
$$;
