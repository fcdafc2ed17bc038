package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;

/** Reads members. */
@ApplicationScoped
public class MemberStore {

    /** What {@link #read} needs of {@code member m}, to select in any statement that joins it. */
    public static final String COLUMNS = """
            m.id AS m_id, m.external_id AS m_external_id, m.first_name AS m_first_name, m.last_name AS m_last_name,
            m.company_name AS m_company_name, m.email AS m_email, m.address AS m_address, m.login_email AS m_login_email,
            m.parent_id AS m_parent_id, m.member_type AS m_member_type, m.member_since AS m_member_since,
            m.membership_expires AS m_membership_expires, m.tags AS m_tags, m.custom_fields AS m_custom_fields,
            m.active AS m_active, m.do_not_send AS m_do_not_send, m.updated_at AS m_updated_at""";

    /** How many values a cursor of {@link #page} has. */
    static final int KEY_LENGTH = 3;

    private static final Keyset BY_NAME = new Keyset(
            List.of(
                    new Keyset.Column("m.sort_last", "text"),
                    new Keyset.Column("m.sort_first", "text"),
                    new Keyset.Column("m.id", "uuid")),
            OrderDirection.ASC);

    private final Pool pool;
    private final BusinessClock clock;

    MemberStore(Pool pool, BusinessClock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** The members with these ids; ids that no member has are left out. */
    public Uni<Map<UUID, Member>> byIds(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(new HashMap<>());
        }
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM member m WHERE m.id = ANY($1)")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Member> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("m_id"), read(row)));
                    return found;
                });
    }

    /** Whether there is no member yet. */
    public Uni<Boolean> isEmpty() {
        return pool.query("SELECT NOT EXISTS (SELECT FROM member) AS empty")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("empty"));
    }

    Uni<@Nullable Member> byExternalId(String externalId) {
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM member m WHERE m.external_id = $1")
                .execute(Tuple.of(externalId))
                .map(this::firstOrNull);
    }

    /** A page of members in the order of their names. */
    Uni<MemberConnection> page(MemberSearch search, Page page) {
        Tuple values = search.tuple();
        if (page.position() != null) {
            page.position().forEach(values::addString);
        }
        return pool.preparedQuery("SELECT " + COLUMNS + " FROM member m WHERE " + search.condition() + " AND "
                        + BY_NAME.condition(page, search.nextParameter()) + " ORDER BY " + BY_NAME.orderBy(page)
                        + " LIMIT " + page.limit())
                .execute(values)
                .map(rows ->
                        new MemberConnection(page.slice(readAll(rows), MemberStore::sortKey), () -> count(search)));
    }

    Uni<Integer> count(MemberSearch search) {
        String counted = search.isByText()
                ? "(SELECT FROM member m WHERE " + search.condition() + " LIMIT " + Page.COUNTED_TO + ") found"
                : "member m WHERE " + search.condition();
        return pool.preparedQuery("SELECT count(*)::int AS members FROM " + counted)
                .execute(search.tuple())
                .map(rows -> rows.iterator().next().getInteger("members"));
    }

    /** The roles of people, by person: companies in alphabetical order. */
    Uni<Map<UUID, List<ContactRole>>> rolesOf(Collection<UUID> people) {
        return pool.preparedQuery("SELECT r.person_id, r.kind AS role_kind, " + COLUMNS + """
                         FROM contact_role r JOIN member m ON m.id = r.company_id
                        WHERE r.person_id = ANY($1)
                        ORDER BY m.sort_last, m.id, r.kind
                        """)
                .execute(Tuple.of(people.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<ContactRole>> roles = new HashMap<>();
                    rows.forEach(row -> roles.computeIfAbsent(row.getUUID("person_id"), id -> new ArrayList<>())
                            .add(new ContactRole(
                                    new Company(readRow(row)), ContactRoleKind.valueOf(row.getString("role_kind")))));
                    return roles;
                });
    }

    /** The member, all below it, and those with a role for it: whom its deletion concerns. */
    Uni<Set<UUID>> withFamily(SqlClient tx, UUID member) {
        return tx.preparedQuery("""
                        WITH RECURSIVE below (id) AS (
                            SELECT id FROM member WHERE id = $1
                            UNION
                            SELECT m.id FROM member m JOIN below ON m.parent_id = below.id)
                        SELECT id FROM below
                        UNION
                        SELECT person_id FROM contact_role WHERE company_id = $1
                        """).execute(Tuple.of(member)).map(rows -> {
            Set<UUID> ids = new HashSet<>();
            rows.forEach(row -> ids.add(row.getUUID("id")));
            return ids;
        });
    }

    Uni<Void> delete(SqlClient tx, UUID member) {
        // What it carried leaves the lists with it, and only one transaction at a time may change those.
        return tx.query("SELECT lock_accounts()")
                .execute()
                .chain(() ->
                        tx.preparedQuery("DELETE FROM member WHERE id = $1").execute(Tuple.of(member)))
                .replaceWithVoid();
    }

    /** The member in a row that has {@link #COLUMNS}. */
    public Member read(Row row) {
        MemberRow member = readRow(row);
        return member.companyName() == null ? new Person(member) : new Company(member);
    }

    private List<Member> readAll(RowSet<Row> rows) {
        List<Member> members = new ArrayList<>(rows.size());
        rows.forEach(row -> members.add(read(row)));
        return members;
    }

    private @Nullable Member firstOrNull(RowSet<Row> rows) {
        return rows.size() == 0 ? null : read(rows.iterator().next());
    }

    private static List<String> sortKey(Member member) {
        MemberRow row = member.row();
        String last = row.companyName() == null ? row.lastName() : row.companyName();
        return List.of(
                last == null ? "" : last,
                row.firstName() == null ? "" : row.firstName(),
                row.id().toString());
    }

    private MemberRow readRow(Row row) {
        LocalDate since = row.getLocalDate("m_member_since");
        LocalDate expires = row.getLocalDate("m_membership_expires");
        return new MemberRow(
                row.getUUID("m_id"),
                row.getString("m_external_id"),
                row.getString("m_first_name"),
                row.getString("m_last_name"),
                row.getString("m_company_name"),
                row.getString("m_email"),
                row.getString("m_address"),
                row.getString("m_login_email"),
                row.getUUID("m_parent_id"),
                row.getString("m_member_type"),
                since,
                expires,
                MembershipStatus.on(clock.today(), clock.graceDays(), since, expires),
                Arrays.asList(row.getArrayOfStrings("m_tags")),
                customFields((JsonObject) row.getJson("m_custom_fields")),
                row.getBoolean("m_active"),
                row.getBoolean("m_do_not_send"),
                row.getOffsetDateTime("m_updated_at"));
    }

    private static List<CustomField> customFields(JsonObject fields) {
        return fields.fieldNames().stream()
                .sorted()
                .map(name -> new CustomField(name, fields.getString(name)))
                .toList();
    }
}
