-- The log of events as one list: narrowed by group and by record, and told how far it has been deleted.

ALTER TABLE sync_event
    -- The run's group at that time, also when it is deleted since.
    ADD COLUMN group_id uuid,
    -- What record changes entered, and whose they are; empty for other events.
    ADD COLUMN states text[] NOT NULL DEFAULT '{}',
    ADD COLUMN records uuid[] NOT NULL DEFAULT '{}';

UPDATE sync_event e SET group_id = r.group_id FROM sync_run r WHERE r.id = e.run_id AND r.group_id IS NOT NULL;
UPDATE sync_event SET
    states = ARRAY(SELECT DISTINCT c ->> 'state' FROM jsonb_array_elements(payload -> 'changes') c),
    records = ARRAY(SELECT (c ->> 'record')::uuid FROM jsonb_array_elements(payload -> 'changes') c)
WHERE kind = 'RECORDS_CHANGED';

CREATE INDEX sync_event_group ON sync_event (group_id, position) WHERE group_id IS NOT NULL;
CREATE INDEX sync_event_record ON sync_event USING gin (records) WHERE kind = 'RECORDS_CHANGED';

-- The latest event that was deleted for its age: whoever goes on behind it, or behind an older one, may have missed some.
CREATE TABLE sync_event_horizon (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position bigint NOT NULL
);

INSERT INTO sync_event_horizon (position) SELECT coalesce(min(position) - 1, 0) FROM sync_event;

CREATE FUNCTION move_event_horizon() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE sync_event_horizon SET position = greatest(position, (SELECT max(r.position) FROM removed r));
    RETURN NULL;
END $$;

-- Not for events that go with their run: nobody can see what they would be about.
CREATE TRIGGER events_deleted AFTER DELETE ON sync_event
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT
    WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION move_event_horizon();

ALTER TABLE sync_run
    -- When the counts were last told by an event, and whether they have moved since.
    ADD COLUMN progressed_at timestamptz,
    ADD COLUMN unreported boolean NOT NULL DEFAULT false;
