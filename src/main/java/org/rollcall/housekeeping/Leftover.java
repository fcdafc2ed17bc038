package org.rollcall.housekeeping;

/** What is deleted: by statements over {@code $1}, the age in seconds, and {@code $2}, the most rows at a time. */
enum Leftover {
    EVENTS("events", """
            DELETE FROM sync_event WHERE position IN (
                SELECT position FROM (SELECT position, occurred_at FROM sync_event ORDER BY position LIMIT $2) oldest
                WHERE occurred_at < now() - $1 * interval '1 second'
                  -- The newest tells where the log ends.
                  AND position < (SELECT max(position) FROM sync_event))
            """),
    RUNS("runs", """
            DELETE FROM sync_run WHERE id IN (
                SELECT r.id FROM sync_run r
                WHERE r.finished_at < now() - $1 * interval '1 second'
                  AND (r.group_id IS NULL OR EXISTS (
                      SELECT FROM sync_run later
                      WHERE later.group_id = r.group_id AND later.account_id = r.account_id
                        AND (later.queued_at, later.id) > (r.queued_at, r.id)))
                LIMIT $2)
            """),
    DIGESTS("digests", """
            DELETE FROM daily_digest WHERE day IN (
                SELECT day FROM daily_digest WHERE sending_since < now() - $1 * interval '1 second' LIMIT $2)
            """),
    EXPORTS("exports", """
            DELETE FROM report_export WHERE id IN (
                SELECT id FROM report_export WHERE expires_at < now() - $1 * interval '1 second' LIMIT $2)
            """),
    CONNECTION_ATTEMPTS("connection attempts", """
            DELETE FROM connection_attempt WHERE id IN (
                SELECT id FROM connection_attempt WHERE expires_at < now() - $1 * interval '1 second' LIMIT $2)
            """),
    IDEMPOTENCY_KEYS("idempotency keys", """
            DELETE FROM idempotency_key WHERE key IN (
                SELECT key FROM idempotency_key WHERE created_at < now() - $1 * interval '1 second' LIMIT $2)
            """);

    private final String words;
    private final String statement;

    Leftover(String words, String statement) {
        this.words = words;
        this.statement = statement;
    }

    String words() {
        return words;
    }

    String statement() {
        return statement;
    }
}
