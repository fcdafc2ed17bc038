package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Keyset;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Where;
import org.rollcall.member.Member;
import org.rollcall.member.MemberStore;
import org.rollcall.sharedemail.SharedEmail;
import org.rollcall.sharedemail.SharedEmailConnection;

/** Reads the addresses of groups with the members who carry them. */
@ApplicationScoped
public class EmailSyncRecordStore {

    private static final String OF_GROUP =
            "address_record r JOIN member m ON m.id = r.main_member_id AND r.group_id = $1";

    private static final String ADDRESS =
            "r.id AS r_id, r.address AS r_address, r.candidates AS r_candidates, r.decided_at AS r_decided_at";

    private final Pool pool;
    private final MemberStore members;

    EmailSyncRecordStore(Pool pool, MemberStore members) {
        this.pool = pool;
        this.members = members;
    }

    /** A page of a group's records; {@code where} is over {@code r} and the main member {@code m}. */
    Uni<EmailSyncRecordConnection> records(Group group, Where where, Keyset keyset, Page page) {
        var listing = new Listing(MemberStore.COLUMNS + ", " + ADDRESS, OF_GROUP, where, keyset);
        UUID id = group.row().id();
        return listing.page(pool, page, id)
                .map(slice -> new EmailSyncRecordConnection(
                        slice.map(row -> new EmailSyncRecord(group, members.read(row), address(row))),
                        () -> where.isEmpty() ? count(id) : listing.count(pool, id)));
    }

    /** All of a group's records, by the index alone. */
    private Uni<Integer> count(UUID group) {
        return pool.preparedQuery("SELECT count(*)::int AS records FROM address_record WHERE group_id = $1")
                .execute(Tuple.of(group))
                .map(rows -> rows.iterator().next().getInteger("records"));
    }

    /** A page of a group's shared emails, in the order of the addresses. */
    Uni<SharedEmailConnection> sharedEmails(Group group, Page page) {
        UUID id = group.row().id();
        var listing = new Listing(
                ADDRESS,
                "address_record r",
                new Where(2).and("r.group_id = $1 AND r.candidates > 1"),
                EmailSyncRecordOrderField.EMAIL.keyset(OrderDirection.ASC, null));
        return listing.page(pool, page, id)
                .map(slice -> new SharedEmailConnection(
                        slice.map(row -> sharedEmail(id, row)), () -> listing.count(pool, id)));
    }

    /** The records of the addresses that these have in their groups; null for who has none. */
    Uni<List<@Nullable EmailSyncRecord>> of(List<GroupMember> groupMembers) {
        return pool.preparedQuery("SELECT wanted.number, " + ADDRESS + ", " + MemberStore.COLUMNS
                        + " FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY wanted (group_id, address, number)"
                        + " JOIN address_record r ON r.group_id = wanted.group_id AND r.address = wanted.address"
                        + " JOIN member m ON m.id = r.main_member_id")
                .execute(Tuple.of(
                        groupMembers.stream()
                                .map(one -> one.getGroup().row().id())
                                .toArray(UUID[]::new),
                        groupMembers.stream()
                                .map(one -> one.getMember().row().address())
                                .toArray(String[]::new)))
                .map(rows -> inOrder(groupMembers, rows));
    }

    /** Who else in the group has each record's address, in the order of their names. */
    Uni<List<List<Member>>> sharedWith(List<EmailSyncRecord> records) {
        return pool.preparedQuery("SELECT r.id AS r_id, " + MemberStore.COLUMNS
                        + " FROM address_record r JOIN member m ON m.address = r.address AND m.id <> r.main_member_id"
                        + " JOIN group_member gm ON gm.group_id = r.group_id AND gm.member_id = m.id"
                        + " WHERE r.id = ANY ($1) ORDER BY m.sort_last, m.sort_first, m.id")
                .execute(Tuple.tuple()
                        .addArrayOfUUID(records.stream()
                                .map(record -> record.row().id())
                                .toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<Member>> others = new HashMap<>();
                    rows.forEach(row -> others.computeIfAbsent(row.getUUID("r_id"), id -> new ArrayList<>())
                            .add(members.read(row)));
                    return records.stream()
                            .map(record -> others.getOrDefault(record.row().id(), List.of()))
                            .toList();
                });
    }

    /** The records with these ids; ids that no record has are left out. */
    public Uni<Map<UUID, EmailSyncRecord>> byIds(Collection<UUID> ids) {
        return pool.preparedQuery("SELECT " + GroupStore.COLUMNS + ", " + ADDRESS + ", " + MemberStore.COLUMNS
                        + " FROM address_record r JOIN member m ON m.id = r.main_member_id"
                        + " JOIN member_group g ON g.id = r.group_id AND g.deleted_at IS NULL WHERE r.id = ANY ($1)")
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, EmailSyncRecord> found = new HashMap<>();
                    rows.forEach(row -> found.put(
                            row.getUUID("r_id"),
                            new EmailSyncRecord(GroupStore.read(row), members.read(row), address(row))));
                    return found;
                });
    }

    /** The shared email of each group and address; null where there is none. */
    Uni<List<@Nullable SharedEmail>> sharedEmailsOf(List<UUID> groups, List<@Nullable String> addresses) {
        return pool.preparedQuery("SELECT wanted.number::int AS number, r.group_id, " + ADDRESS
                        + " FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY wanted (group_id, address, number)"
                        + " JOIN address_record r ON r.group_id = wanted.group_id AND r.address = wanted.address"
                        + " WHERE r.candidates > 1")
                .execute(Tuple.of(groups.toArray(UUID[]::new), addresses.toArray(String[]::new)))
                .map(rows -> {
                    List<@Nullable SharedEmail> shared = new ArrayList<>();
                    groups.forEach(group -> shared.add(null));
                    rows.forEach(
                            row -> shared.set(row.getInteger("number") - 1, sharedEmail(row.getUUID("group_id"), row)));
                    return shared;
                });
    }

    private List<@Nullable EmailSyncRecord> inOrder(List<GroupMember> groupMembers, RowSet<Row> rows) {
        List<@Nullable EmailSyncRecord> records = new ArrayList<>();
        groupMembers.forEach(one -> records.add(null));
        rows.forEach(row -> {
            int place = row.getInteger("number") - 1;
            records.set(
                    place, new EmailSyncRecord(groupMembers.get(place).getGroup(), members.read(row), address(row)));
        });
        return records;
    }

    private static SharedEmail sharedEmail(UUID group, Row row) {
        AddressRow address = address(row);
        return new SharedEmail(address.id(), group, address.address(), address.decidedAt());
    }

    private static AddressRow address(Row row) {
        return new AddressRow(
                row.getUUID("r_id"),
                row.getString("r_address"),
                row.getInteger("r_candidates"),
                row.getOffsetDateTime("r_decided_at"));
    }
}
