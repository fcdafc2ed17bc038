-- Runs that a person stops: what was not sent waits, and nobody sends it, until the group is next synced.

-- Who stopped the run; NULL where it ended by itself or with the connection.
ALTER TABLE sync_run ADD COLUMN canceled_by text CHECK (canceled_by IS NULL OR state = 'CANCELED');

ALTER TABLE list_entry
    -- Queued, but its run was stopped.
    ADD COLUMN stopped boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT stopped_is_queued CHECK (NOT stopped OR state = 'QUEUED');

ALTER TABLE group_list
    -- How many of the pending ones are stopped; kept by trigger.
    ADD COLUMN stopped int NOT NULL DEFAULT 0,
    -- A run was stopped before the members were calculated: what follows from that calculation is not sent.
    ADD COLUMN stop_wanted boolean NOT NULL DEFAULT false;

CREATE OR REPLACE FUNCTION count_list_entries() RETURNS trigger LANGUAGE plpgsql AS $$
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
            synced = synced - d.s, pending = pending - d.p, unsubscribed = unsubscribed - d.u, failed = failed - d.f,
            stopped = stopped - d.st
        FROM (SELECT group_id, account_id,
                     count(*) FILTER (WHERE state = 'SYNCED') s,
                     count(*) FILTER (WHERE state IN ('QUEUED', 'IN_PROGRESS')) p,
                     count(*) FILTER (WHERE state = 'UNSUBSCRIBED') u,
                     count(*) FILTER (WHERE state = 'FAILED') f,
                     count(*) FILTER (WHERE r.stopped) st
              FROM removed r
              GROUP BY group_id, account_id) d
        WHERE l.group_id = d.group_id AND l.account_id = d.account_id;
        -- Whatever took the entry away, its address is to be looked at.
        UPDATE target t SET dirty = true FROM removed r
        WHERE t.account_id = r.account_id AND t.address = r.address AND NOT t.dirty;
    ELSE
        UPDATE group_list l SET
            synced = synced + d.s, pending = pending + d.p, unsubscribed = unsubscribed + d.u, failed = failed + d.f,
            stopped = l.stopped + d.st
        FROM (SELECT group_id, account_id,
                     coalesce(sum(n) FILTER (WHERE state = 'SYNCED'), 0) s,
                     coalesce(sum(n) FILTER (WHERE state IN ('QUEUED', 'IN_PROGRESS')), 0) p,
                     coalesce(sum(n) FILTER (WHERE state = 'UNSUBSCRIBED'), 0) u,
                     coalesce(sum(n) FILTER (WHERE state = 'FAILED'), 0) f,
                     coalesce(sum(n) FILTER (WHERE c.stopped), 0) st
              FROM (SELECT a.group_id, a.account_id, a.state, a.stopped, 1 AS n FROM added a
                    UNION ALL
                    SELECT r.group_id, r.account_id, r.state, r.stopped, -1 FROM removed r) c
              GROUP BY group_id, account_id) d
        WHERE l.group_id = d.group_id AND l.account_id = d.account_id;
    END IF;
    RETURN NULL;
END $$;
