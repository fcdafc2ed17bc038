package org.rollcall.benchmark;

/** A group's members = synced + pending + unsubscribed + failed + those who are N/A, by rows and by roll-ups. */
final class Conservation {

    /** The groups and accounts whose numbers do not add up. */
    static final String BROKEN = """
            WITH rows AS (
                SELECT group_id, count(*) AS members, count(*) FILTER (WHERE not_applicable IS NOT NULL) AS not_applicable
                FROM group_member GROUP BY group_id
            ), entries AS (
                SELECT group_id, account_id, count(*) AS entries, count(*) FILTER (WHERE state = 'SYNCED') AS synced
                FROM list_entry GROUP BY group_id, account_id
            ), standing AS (
                SELECT group_id, sum(members) AS members, sum(members) FILTER (WHERE not_applicable <> '') AS not_applicable
                FROM group_standing GROUP BY group_id
            )
            SELECT g.slug, l.account_id, r.members, e.entries
            FROM group_list l JOIN member_group g ON g.id = l.group_id
            LEFT JOIN rows r ON r.group_id = l.group_id
            LEFT JOIN entries e ON e.group_id = l.group_id AND e.account_id = l.account_id
            LEFT JOIN standing s ON s.group_id = l.group_id
            WHERE coalesce(r.members, 0) <> coalesce(r.not_applicable, 0) + coalesce(e.entries, 0)
               OR coalesce(e.entries, 0) <> l.synced + l.pending + l.unsubscribed + l.failed
               OR coalesce(e.synced, 0) <> l.synced
               OR coalesce(r.members, 0) <> coalesce(s.members, 0)
               OR coalesce(r.not_applicable, 0) <> coalesce(s.not_applicable, 0)
               OR coalesce(r.members, 0) <> g.primary_count + g.beneficiary_count
            """;

    private Conservation() {}
}
