package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.rollcall.membership.Association.Group;
import org.rollcall.membership.Association.Member;
import org.rollcall.membership.Association.Role;
import org.rollcall.membership.NaiveMembership.Result;

/**
 * A transaction that sees empty tables of its own, made like the service's, and is rolled back in the end: criteria look at
 * all members there are, and other tests have theirs.
 */
final class Laboratory implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            "member",
            "contact_role",
            "member_group",
            "group_named_member",
            "group_member",
            "group_standing",
            "address_record",
            "work");

    /** What a copy of a table does not bring: what follows when a member is deleted. */
    private static final List<String> CASCADES = List.of(
            "member (parent_id) member SET NULL",
            "contact_role (person_id) member CASCADE",
            "contact_role (company_id) member CASCADE",
            "group_named_member (member_id) member CASCADE",
            "group_member (member_id) member CASCADE",
            "address_record (main_member_id) member CASCADE");

    private final SqlConnection connection;
    private final Transaction transaction;

    private Laboratory(SqlConnection connection) {
        this.connection = connection;
        this.transaction = await(connection.begin());
        run("SET LOCAL search_path = laboratory, public");
    }

    /** Makes the tables, once for all tests. */
    static void prepare(Pool pool) {
        var sql = new StringBuilder("DROP SCHEMA IF EXISTS laboratory CASCADE; CREATE SCHEMA laboratory;");
        TABLES.forEach(
                table -> sql.append("CREATE TABLE laboratory.%1$s (LIKE public.%1$s INCLUDING ALL);".formatted(table)));
        CASCADES.forEach(cascade -> {
            String[] part = cascade.split(" ", 4);
            sql.append("ALTER TABLE laboratory.%s ADD FOREIGN KEY %s REFERENCES laboratory.%s ON DELETE %s;"
                    .formatted((Object[]) part));
        });
        await(pool.query(sql.toString()).execute());
    }

    static Laboratory open(Pool pool) {
        return new Laboratory(await(pool.getConnection()));
    }

    SqlConnection connection() {
        return connection;
    }

    void run(String sql) {
        await(connection.query(sql).execute());
    }

    void insert(Association association) {
        // Parents may come later in the list than their children.
        association.members.forEach(member -> write(member, false));
        association.members.forEach(member -> write(member, true));
        association.roles.forEach(this::insert);
        association.groups.forEach(this::insert);
    }

    void write(Member m) {
        write(m, true);
    }

    private void write(Member m, boolean withParent) {
        await(connection
                .preparedQuery("""
                        INSERT INTO member (id, external_id, kind, first_name, last_name, company_name, email, login_email,
                            parent_id, member_type, member_since, membership_expires, tags, active, do_not_send)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                        ON CONFLICT (id) DO UPDATE SET first_name = $4, last_name = $5, company_name = $6, email = $7,
                            login_email = $8, parent_id = $9, member_type = $10, member_since = $11,
                            membership_expires = $12, tags = $13, active = $14, do_not_send = $15
                        """)
                .execute(Tuple.tuple()
                        .addUUID(m.id)
                        .addString(m.id.toString())
                        .addString(m.kind.name())
                        .addString(m.firstName)
                        .addString(m.lastName)
                        .addString(m.companyName)
                        .addString(m.email)
                        .addString(m.loginEmail)
                        .addUUID(withParent ? m.parent : null)
                        .addString(m.type)
                        .addLocalDate(m.since)
                        .addLocalDate(m.expires)
                        .addArrayOfString(m.tags.toArray(String[]::new))
                        .addBoolean(m.active)
                        .addBoolean(m.doNotSend)));
    }

    void insert(Role role) {
        await(connection
                .preparedQuery("INSERT INTO contact_role VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(role.person(), role.company(), role.kind())));
    }

    void insert(Group g) {
        await(connection
                .preparedQuery("""
                        INSERT INTO member_group (id, slug, name, membership_statuses, expires_within_days, kinds,
                            member_types, tags, beneficiaries, sync_primary_members, sync_beneficiaries)
                        VALUES ($1, $2, 'A group', $3, $4, $5, $6, $7, $8, $9, $10)
                        """)
                .execute(Tuple.tuple()
                        .addUUID(g.id)
                        .addString("g-" + g.id)
                        .addArrayOfString(g.statuses.toArray(String[]::new))
                        .addInteger(g.expiresWithinDays)
                        .addArrayOfString(g.kinds.toArray(String[]::new))
                        .addArrayOfString(g.types.toArray(String[]::new))
                        .addArrayOfString(g.tags.toArray(String[]::new))
                        .addArrayOfString(g.beneficiaries.toArray(String[]::new))
                        .addBoolean(g.syncPrimaries)
                        .addBoolean(g.syncBeneficiaries)));
        g.included.forEach(member -> name(g.id, member, true));
        g.excluded.forEach(member -> name(g.id, member, false));
    }

    private void name(UUID group, UUID member, boolean included) {
        await(connection
                .preparedQuery("INSERT INTO group_named_member VALUES ($1, $2, $3)")
                .execute(Tuple.of(group, member, included)));
    }

    /** What stands in the database for a group, in the words of the naive implementation. */
    Result result(UUID group) {
        return new Result(
                new TreeMap<>(toMap(
                        "SELECT member_id AS key, kind || ' ' || coalesce(not_applicable, '') AS value"
                                + " FROM group_member WHERE group_id = $1",
                        group,
                        row -> row.getUUID("key"))),
                toMap(
                        "SELECT address AS key, main_member_id || ' of ' || candidates || ' by '"
                                + " || coalesce(decided_by, 'null') || ' silent ' || do_not_send AS value"
                                + " FROM address_record WHERE group_id = $1",
                        group,
                        row -> row.getString("key")));
    }

    /** The counts kept of a group's members by reason. */
    Map<String, String> standing(UUID group) {
        return toMap(
                "SELECT not_applicable AS key, members::text AS value FROM group_standing WHERE group_id = $1",
                group,
                row -> row.getString("key"));
    }

    /** A query's `key` and `value` columns. */
    <K extends Comparable<K>> Map<K, String> toMap(String sql, UUID parameter, Function<Row, K> key) {
        var map = new TreeMap<K, String>();
        await(connection.preparedQuery(sql).execute(Tuple.of(parameter)))
                .forEach(row -> map.put(key.apply(row), row.getString("value")));
        return map;
    }

    static <T> T await(Uni<T> uni) {
        return uni.await().indefinitely();
    }

    @Override
    public void close() {
        await(transaction.rollback().chain(connection::close));
    }
}
