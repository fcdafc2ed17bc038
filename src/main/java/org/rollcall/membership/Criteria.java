package org.rollcall.membership;

/**
 * When a member fits a group's criteria, as SQL over {@code g} (the group), {@code m} (the member), {@code $2} (the
 * present day) and {@code $3} (days of grace).
 *
 * <p>The state of a membership goes by its last day alone: one that is sold ahead, to begin on a later day, counts as
 * current, for the association has four states and none of them is "not yet".
 */
public final class Criteria {

    /** Whether the group gives any condition; without one only those whom it names belong. */
    public static final String GIVEN = """
            (g.membership_statuses <> '{}' OR g.expires_within_days IS NOT NULL OR g.kinds <> '{}'
                OR g.member_types <> '{}' OR g.tags <> '{}')
            """;

    /** Whether the member is of a wanted kind, as each of the following is for its own condition. */
    public static final String KIND = "(g.kinds = '{}' OR m.kind = ANY (g.kinds))";

    public static final String TYPE = "(g.member_types = '{}' OR m.member_type = ANY (g.member_types))";

    public static final String TAGS = "(g.tags = '{}' OR m.tags && g.tags)";

    public static final String ENDS = """
            (g.expires_within_days IS NULL
                OR m.membership_expires BETWEEN $2::date AND $2::date + g.expires_within_days)""";

    public static final String STATUS = """
            (g.membership_statuses = '{}' OR CASE
                    WHEN m.membership_expires IS NULL AND m.member_since IS NULL THEN 'NON_MEMBER'
                    WHEN m.membership_expires IS NULL OR m.membership_expires >= $2::date THEN 'CURRENT'
                    WHEN m.membership_expires >= $2::date - $3::int THEN 'GRACE_PERIOD'
                    ELSE 'EXPIRED'
                END = ANY (g.membership_statuses))""";

    /** Whether the member is in use and every given condition holds. */
    static final String MATCH = "(m.active AND " + String.join(" AND ", KIND, TYPE, TAGS, ENDS, STATUS) + ")\n";

    /** {@link #MATCH} on another day than the present one. */
    static String matchOn(String day) {
        return MATCH.replace("$2::date", day);
    }

    private Criteria() {}
}
