package org.rollcall.diagnosis;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.GroupMemberKind;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.diagnosis.Facts.Carrier;
import org.rollcall.diagnosis.Facts.Entry;
import org.rollcall.diagnosis.Facts.Fit;
import org.rollcall.diagnosis.Facts.Place;
import org.rollcall.group.GroupStore;
import org.rollcall.member.Member;
import org.rollcall.member.MemberStore;
import org.rollcall.membership.Criteria;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncState;

/** Reads all that decides whether somebody gets a group's mail. */
@ApplicationScoped
class DiagnosisStore {

    /** Groups looked at, those first in which the record is. */
    static final int MOST_GROUPS = 100;

    private static final String BY_ID = "m.id = $1::uuid";

    private static final String BY_EMAIL = """
            (m.address = address_of($1) OR address_of($1) IS NULL AND lower(btrim(m.email)) = lower(btrim($1)))""";

    private final Pool pool;
    private final BusinessClock clock;
    private final MemberStore members;

    DiagnosisStore(Pool pool, BusinessClock clock, MemberStore members) {
        this.pool = pool;
        this.clock = clock;
        this.members = members;
    }

    /** Whom it is about: the record with an id, or those with an email. */
    sealed interface Subject {
        record ById(UUID id) implements Subject {}

        record ByEmail(String email) implements Subject {}
    }

    /** What a provider is known to hold of an address. */
    record Contact(
            Provider provider,
            @Nullable String status,
            @Nullable String origin) {}

    /** One for each group and provider; empty when there is no such record, or no such group. */
    Uni<List<Facts>> facts(Subject subject, @Nullable UUID group) {
        return pool.preparedQuery(facts(condition(subject)))
                .execute(Tuple.of(value(subject), clock.today(), clock.graceDays(), group))
                .map(rows -> rows.stream().map(this::read).toList());
    }

    /** The first record, in use before not. */
    Uni<Optional<Member>> record(Subject subject) {
        return pool.preparedQuery("SELECT " + MemberStore.COLUMNS + " FROM member m WHERE " + condition(subject)
                        + " ORDER BY NOT m.active, m.sort_last, m.sort_first, m.id LIMIT 1")
                .execute(Tuple.of(value(subject)))
                .map(rows -> rows.stream().findFirst().map(members::read));
    }

    /** What each connected provider is known to hold of an address. */
    Uni<List<Contact>> contacts(String email) {
        return pool.preparedQuery("""
                SELECT a.provider, c.status, c.origin FROM provider_account a
                LEFT JOIN contact c ON c.account_id = a.id AND c.address = address_of($1)
                WHERE a.connected_at IS NOT NULL ORDER BY a.provider
                """)
                .execute(Tuple.of(email))
                .map(rows -> rows.stream()
                        .map(row -> new Contact(
                                Provider.valueOf(row.getString("provider")),
                                row.getString("status"),
                                row.getString("origin")))
                        .toList());
    }

    /** Of several records with an address the one that it carries in the group, else one that is in it. */
    private static String facts(String subject) {
        return """
            WITH subject AS MATERIALIZED (
                SELECT m.id, m.address, m.active, m.sort_last, m.sort_first FROM member m WHERE %s
            ), asked AS MATERIALIZED (
                SELECT g.id FROM member_group g
                WHERE g.deleted_at IS NULL AND CASE WHEN $4::uuid IS NOT NULL THEN g.id = $4 ELSE EXISTS (
                    SELECT FROM group_list l JOIN provider_account a ON a.id = l.account_id AND a.connected_at IS NOT NULL
                    WHERE l.group_id = g.id) END
                ORDER BY NOT EXISTS (SELECT FROM group_member gm JOIN subject s ON s.id = gm.member_id
                                     WHERE gm.group_id = g.id), g.name COLLATE alphabet, g.id
                LIMIT %d
            ), examined AS (
                SELECT DISTINCT ON (g.id) g.id AS group_id, s.id AS member_id
                FROM asked g CROSS JOIN subject s
                LEFT JOIN group_member gm ON gm.group_id = g.id AND gm.member_id = s.id
                LEFT JOIN address_record r ON r.group_id = g.id AND r.address = s.address AND r.main_member_id = s.id
                ORDER BY g.id, r.id IS NULL, gm.member_id IS NULL, NOT s.active, s.sort_last, s.sort_first, s.id
            )
            SELECT %s, %s, gm.kind AS gm_kind, n.included, %s AS any_given, %s AS fits_kind, %s AS fits_type,
                   %s AS fits_tags, %s AS fits_ends, %s AS fits_status,
                   w.id AS w_id, w.do_not_send AS w_do_not_send,
                   coalesce(w.company_name, nullif(concat_ws(', ', w.last_name, w.first_name), ''), w.external_id) AS w_name,
                   a.provider, a.paused, l.group_id IS NOT NULL AS connected, coalesce(p.gone, false) AS list_gone,
                   l.held_because, CASE WHEN a.health = 'UNAUTHORIZED' THEN
                       coalesce(a.health_message, 'The provider refuses the credentials.') END AS refused_because,
                   e.state, e.changed_at, e.confirmed_at, e.code, e.provider_message, e.attempts, e.next_attempt_at
            FROM examined x
            JOIN member_group g ON g.id = x.group_id
            JOIN member m ON m.id = x.member_id
            LEFT JOIN group_member gm ON gm.group_id = g.id AND gm.member_id = m.id
            LEFT JOIN group_named_member n ON n.group_id = g.id AND n.member_id = m.id
            LEFT JOIN address_record r ON r.group_id = g.id AND r.address = m.address
            LEFT JOIN member w ON w.id = r.main_member_id
            LEFT JOIN provider_account a ON a.connected_at IS NOT NULL
            LEFT JOIN group_list l ON l.group_id = g.id AND l.account_id = a.id
            LEFT JOIN provider_list p ON p.id = l.list_id
            LEFT JOIN list_entry e ON e.group_id = g.id AND e.account_id = a.id AND e.address = m.address
            WHERE $4::uuid IS NOT NULL OR l.group_id IS NOT NULL
            ORDER BY gm.member_id IS NULL, g.name COLLATE alphabet, g.id, a.provider
            """.formatted(
                        subject,
                        MOST_GROUPS,
                        GroupStore.COLUMNS,
                        MemberStore.COLUMNS,
                        Criteria.GIVEN,
                        Criteria.KIND,
                        Criteria.TYPE,
                        Criteria.TAGS,
                        Criteria.ENDS,
                        Criteria.STATUS);
    }

    private static String condition(Subject subject) {
        return switch (subject) {
            case Subject.ById byId -> BY_ID;
            case Subject.ByEmail byEmail -> BY_EMAIL;
        };
    }

    private static Object value(Subject subject) {
        return switch (subject) {
            case Subject.ById byId -> byId.id();
            case Subject.ByEmail byEmail -> byEmail.email();
        };
    }

    private Facts read(Row row) {
        String kind = row.getString("gm_kind");
        UUID carrier = row.getUUID("w_id");
        return new Facts(
                GroupStore.read(row),
                members.read(row),
                kind == null ? null : GroupMemberKind.valueOf(kind),
                row.getBoolean("included"),
                new Fit(
                        row.getBoolean("any_given"),
                        row.getBoolean("fits_kind"),
                        // Of a blank type SQL does not know whether it is among the wanted ones.
                        Boolean.TRUE.equals(row.getBoolean("fits_type")),
                        row.getBoolean("fits_tags"),
                        Boolean.TRUE.equals(row.getBoolean("fits_ends")),
                        row.getBoolean("fits_status")),
                carrier == null ? null : new Carrier(carrier, row.getString("w_name"), row.getBoolean("w_do_not_send")),
                place(row));
    }

    private static @Nullable Place place(Row row) {
        String provider = row.getString("provider");
        return provider == null
                ? null
                : new Place(
                        Provider.valueOf(provider),
                        row.getBoolean("connected"),
                        row.getBoolean("list_gone"),
                        row.getBoolean("paused"),
                        row.getString("held_because"),
                        row.getString("refused_because"),
                        entry(row));
    }

    private static @Nullable Entry entry(Row row) {
        String state = row.getString("state");
        String code = row.getString("code");
        return state == null
                ? null
                : new Entry(
                        SyncState.valueOf(state),
                        row.getOffsetDateTime("changed_at"),
                        row.getOffsetDateTime("confirmed_at"),
                        code == null ? null : SyncErrorCode.valueOf(code),
                        row.getString("provider_message"),
                        row.getInteger("attempts"),
                        row.getOffsetDateTime("next_attempt_at"));
    }
}
