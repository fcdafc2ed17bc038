package org.rollcall.group;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.graphql.Where;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncFailureCode;
import org.rollcall.sync.SyncState;

/**
 * Where members and records stand with providers, as SQL for whole lists: the same as {@link StatusApi} says of each one. A
 * test holds the two together.
 */
final class Standings {

    /** Accounts {@code a} with the member's connection {@code l} and entry {@code e} in each. */
    static final String OF_MEMBER = """
            provider_account a
            LEFT JOIN group_list l ON l.group_id = gm.group_id AND l.account_id = a.id
            LEFT JOIN list_entry e ON e.group_id = gm.group_id AND e.account_id = a.id AND e.address = m.address""";

    static final String MEMBER_STATE = """
            CASE WHEN l.group_id IS NULL OR gm.not_applicable IS NOT NULL THEN 'NOT_APPLICABLE'
                 ELSE coalesce(e.state, 'QUEUED') END""";

    static final String MEMBER_REASON =
            "CASE WHEN l.group_id IS NULL THEN 'GROUP_NOT_CONNECTED' ELSE gm.not_applicable END";

    static final String MEMBER_CODE = "CASE WHEN l.group_id IS NOT NULL AND gm.not_applicable IS NULL THEN e.code END";

    private static final String OF_RECORD = """
            provider_account a
            LEFT JOIN group_list l ON l.group_id = r.group_id AND l.account_id = a.id
            LEFT JOIN list_entry e ON e.group_id = r.group_id AND e.account_id = a.id AND e.address = r.address""";

    private static final String RECORD_STATE = """
            CASE WHEN l.group_id IS NULL OR (e.state IS NULL AND m.do_not_send) THEN 'NOT_APPLICABLE'
                 ELSE coalesce(e.state, 'QUEUED') END""";

    /** Entries themselves, where only those can match. */
    private static final String ENTRY_OF_MEMBER = """
            EXISTS (SELECT FROM provider_account a JOIN list_entry e ON e.account_id = a.id
                AND e.group_id = gm.group_id AND e.address = m.address AND gm.not_applicable IS NULL""";

    /**
     * The same from the entries' side, where few can match: their index finds those that failed among millions. Whoever is not
     * N/A is the main member of the address.
     */
    private static final String FEW_ENTRIES_OF_MEMBER = """
            gm.not_applicable IS NULL AND (gm.group_id, gm.member_id) IN (
                SELECT r.group_id, r.main_member_id FROM provider_account a JOIN list_entry e ON e.account_id = a.id
                JOIN address_record r ON r.group_id = e.group_id AND r.address = e.address""";

    private static final String ENTRY_OF_RECORD = """
            provider_account a JOIN list_entry e ON e.account_id = a.id
                AND e.group_id = r.group_id AND e.address = r.address""";

    private Standings() {}

    /**
     * Adds that a member of {@code gm} and {@code m} has a status for which all that is given holds.
     *
     * @param provider whose status; any connected one's when not given
     */
    static void addToMembers(
            Where where,
            @Nullable Provider provider,
            @Nullable List<SyncState> states,
            @Nullable List<NotApplicableReason> reasons,
            @Nullable List<SyncFailureCode> codes) {
        if (given(states) || given(reasons) || given(codes)) {
            boolean entries = !given(reasons) && onlyEntries(states, codes);
            boolean few =
                    entries && (given(codes) || !Objects.requireNonNull(states).contains(SyncState.SYNCED));
            String from = few ? FEW_ENTRIES_OF_MEMBER : entries ? ENTRY_OF_MEMBER : "EXISTS (SELECT FROM " + OF_MEMBER;
            where.and(from
                    + condition(
                            where,
                            provider,
                            anyOf(where, entries ? "e.state" : MEMBER_STATE, states)
                                    + anyOf(where, MEMBER_REASON, reasons)
                                    + anyOf(where, entries ? "e.code" : MEMBER_CODE, codes)));
        }
    }

    /** The same for a record of {@code r} with its main member {@code m}. */
    static void addToRecords(
            Where where,
            @Nullable Provider provider,
            @Nullable List<SyncState> states,
            @Nullable List<SyncFailureCode> codes) {
        if (given(states) || given(codes)) {
            boolean entries = onlyEntries(states, codes);
            where.and("EXISTS (SELECT FROM " + (entries ? ENTRY_OF_RECORD : OF_RECORD)
                    + condition(
                            where,
                            provider,
                            anyOf(where, entries ? "e.state" : RECORD_STATE, states) + anyOf(where, "e.code", codes)));
        }
    }

    /** When the status of a member or record last changed, as a column to order by; never NULL. */
    static String changedAt(@Nullable Provider provider, String groupAndAddress) {
        return """
                coalesce((SELECT max(e.changed_at) FROM list_entry e JOIN provider_account a
                    ON a.id = e.account_id AND a.connected_at IS NOT NULL%s
                    WHERE (e.group_id, e.address) = (%s)), '-infinity')""".formatted(provider == null ? "" : " AND a.provider = '" + provider + "'", groupAndAddress);
    }

    private static String condition(Where where, @Nullable Provider provider, String matching) {
        String whose = provider == null ? "" : " AND a.provider = " + where.bind(provider.name());
        return " WHERE a.connected_at IS NOT NULL" + whose + matching + ")";
    }

    private static <E extends Enum<E>> String anyOf(Where where, String expression, @Nullable List<E> values) {
        return values != null && !values.isEmpty()
                ? " AND " + expression + " = ANY (" + where.bind(Where.names(values)) + ")"
                : "";
    }

    private static boolean onlyEntries(@Nullable List<SyncState> states, @Nullable List<SyncFailureCode> codes) {
        return given(codes)
                || (states != null
                        && states.stream().allMatch(state -> switch (state) {
                            case FAILED, IN_PROGRESS, SYNCED, UNSUBSCRIBED -> true;
                            case NOT_APPLICABLE, QUEUED -> false;
                        }));
    }

    static boolean given(@Nullable List<?> values) {
        return values != null && !values.isEmpty();
    }
}
