package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.rollcall.sandbox.Violation;

/** Who is on which list, changed in sets by the API. */
@ApplicationScoped
class MembershipStore {

    /** Those that would be put back on one of the lists although they left it by themselves. */
    Uni<List<Violation>> leavers(SqlConnection db, Collection<UUID> contacts, Collection<UUID> lists) {
        return db.preparedQuery("""
                        SELECT c.email
                          FROM sandbox.constant_contact_contact c
                         WHERE c.contact_id = ANY ($1) AND c.deleted_at IS NULL AND c.permission <> 'unsubscribed'
                           AND EXISTS (SELECT FROM sandbox.constant_contact_leaving g
                                        WHERE g.contact_id = c.contact_id AND g.list_id = ANY ($2))
                         ORDER BY c.position
                        """)
                .execute(Tuple.of(array(contacts), array(lists)))
                .map(rows -> rows.stream()
                        .map(row -> ConsentRule.putBack(row.getString("email")))
                        .toList());
    }

    /**
     * Puts contacts on lists: those that are neither unsubscribed nor deleted nor on too many lists.
     *
     * @param writes how many writes of the API it is to whom it changes: none if the same write changed more of him
     * @return how many of them are on the lists now
     */
    Uni<Integer> add(
            SqlConnection db, Collection<UUID> contacts, Collection<UUID> lists, OffsetDateTime now, int writes) {
        return db.preparedQuery("""
                        WITH fit AS (
                            SELECT c.contact_id
                              FROM sandbox.constant_contact_contact c
                             WHERE c.contact_id = ANY ($1) AND c.deleted_at IS NULL AND c.permission <> 'unsubscribed'
                               AND cardinality($2::uuid[])
                                   + (SELECT COUNT(*) FROM sandbox.constant_contact_membership m
                                       WHERE m.contact_id = c.contact_id AND m.list_id <> ALL ($2)) <= 50),
                             added AS (
                            INSERT INTO sandbox.constant_contact_membership (contact_id, list_id)
                            SELECT fit.contact_id, l.list_id FROM fit, unnest($2::uuid[]) AS l(list_id)
                            ON CONFLICT DO NOTHING
                            RETURNING contact_id),
                             touched AS (
                            UPDATE sandbox.constant_contact_contact c
                               SET updated_at = $3, last_writer = 'api', writes = c.writes + $4
                              FROM (SELECT DISTINCT contact_id FROM added) a
                             WHERE c.contact_id = a.contact_id AND c.updated_at <> $3),
                             back AS (
                            DELETE FROM sandbox.constant_contact_leaving g
                             USING fit
                             WHERE g.contact_id = fit.contact_id AND g.list_id = ANY ($2))
                        SELECT COUNT(*)::integer AS fit FROM fit
                        """)
                .execute(Tuple.of(array(contacts), array(lists), now, writes))
                .map(rows -> rows.iterator().next().getInteger("fit"));
    }

    /** Takes contacts off lists. */
    Uni<Void> remove(SqlConnection db, Collection<UUID> contacts, Collection<UUID> lists, OffsetDateTime now) {
        return db.preparedQuery("""
                        WITH removed AS (
                            DELETE FROM sandbox.constant_contact_membership
                             WHERE contact_id = ANY ($1) AND list_id = ANY ($2)
                            RETURNING contact_id)
                        UPDATE sandbox.constant_contact_contact c
                           SET updated_at = $3, last_writer = 'api', writes = c.writes + 1
                          FROM (SELECT DISTINCT contact_id FROM removed) r
                         WHERE c.contact_id = r.contact_id
                        """)
                .execute(Tuple.of(array(contacts), array(lists), now))
                .replaceWithVoid();
    }

    /** Empties lists that are deleted; whoever was on them changes, but nobody wrote him. */
    Uni<Void> empty(SqlConnection db, Collection<UUID> lists, OffsetDateTime now) {
        return db.preparedQuery("""
                        WITH removed AS (
                            DELETE FROM sandbox.constant_contact_membership
                             WHERE list_id = ANY ($1)
                            RETURNING contact_id)
                        UPDATE sandbox.constant_contact_contact c
                           SET updated_at = $2
                          FROM (SELECT DISTINCT contact_id FROM removed) r
                         WHERE c.contact_id = r.contact_id
                        """).execute(Tuple.of(array(lists), now)).replaceWithVoid();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
