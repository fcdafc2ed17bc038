package org.rollcall.membership;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.rollcall.calendar.BusinessClock;

/** Tells which groups a change of members may have changed: their members, their winners, or what is sent of them. */
@ApplicationScoped
public class ConcernedGroups {

    /** Beyond this many changed members it is cheaper to calculate every group than to find out which. */
    private static final int MANY = 1_000;

    /**
     * {@code touched} are those of whom something may be different without a change of their own record: whoever stands
     * below a changed member (ancestors, and with them ties and the company sent), and whoever has a role for one (a role
     * counts at active companies only). {@code patrons} are those through whom a changed member may have become a
     * beneficiary. What a group lost is found by its members as they stand.
     */
    private static final String CONCERNED = """
            WITH RECURSIVE below (id) AS (
                SELECT unnest($1::uuid[])
                UNION
                SELECT m.id FROM below b JOIN member m ON m.parent_id = b.id
            ), touched AS (
                SELECT id FROM below
                UNION
                SELECT person_id FROM contact_role WHERE company_id = ANY ($1)
            ), above (id) AS (
                SELECT parent_id FROM member WHERE id = ANY ($1) AND parent_id IS NOT NULL
                UNION
                SELECT m.parent_id FROM above a JOIN member m ON m.id = a.id WHERE m.parent_id IS NOT NULL
            ), patrons AS (
                SELECT id FROM above
                UNION
                SELECT company_id FROM contact_role WHERE person_id = ANY ($1)
            ), concerned (id) AS (
                SELECT gm.group_id FROM touched t JOIN group_member gm ON gm.member_id = t.id
                UNION
                SELECT group_id FROM group_named_member WHERE member_id = ANY ($1)
                UNION
                SELECT g.id FROM member_group g JOIN member m ON %s WHERE m.id = ANY ($1) AND %s
                UNION
                SELECT gm.group_id
                FROM patrons p JOIN group_member gm ON gm.member_id = p.id JOIN member_group g ON g.id = gm.group_id
                WHERE gm.kind = 'PRIMARY' AND g.beneficiaries <> '{}'
                UNION
                -- One that is being calculated just now may have read what was there before.
                SELECT subject_id FROM work WHERE kind = 'CALCULATE'
            )
            SELECT g.id FROM concerned c JOIN member_group g ON g.id = c.id WHERE g.deleted_at IS NULL
            """.formatted(Criteria.MATCH, Criteria.GIVEN);

    private static final String ALL = "SELECT id FROM member_group WHERE deleted_at IS NULL";

    private final BusinessClock clock;

    ConcernedGroups(BusinessClock clock) {
        this.clock = clock;
    }

    /**
     * The groups that have to be calculated again, at worst some too many.
     *
     * <p>Call it in the transaction of the change, last in it: after a change of members or roles, but before a member is
     * deleted, when its place in the tree can still be seen.
     *
     * @param changedMembers everybody whose record is new or different, and every person who gained or lost a role
     */
    public Uni<List<UUID>> of(SqlClient tx, UUID[] changedMembers) {
        if (changedMembers.length == 0) {
            return Uni.createFrom().item(List.of());
        }
        var rows = changedMembers.length > MANY
                ? tx.preparedQuery(ALL).execute()
                : tx.preparedQuery(CONCERNED).execute(Tuple.of(changedMembers, clock.today(), clock.graceDays()));
        return rows.map(found -> found.stream().map(row -> row.getUUID("id")).toList());
    }
}
