package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists; a deleted one stays visible to those who ask for deleted ones, and nothing else can be done with it. */
@ApplicationScoped
class ListStore {

    /**
     * Which lists are asked for.
     *
     * @param status {@code all}, {@code active} or {@code deleted}
     * @param counted whether their members are counted, which takes its time
     */
    record Filter(
            String status, @Nullable String name, @Nullable UUID id, boolean counted) {}

    /** Lists in the order in which they were made, from behind a position on. */
    Uni<List<ContactList>> page(SqlConnection db, Filter filter, long after, int limit) {
        return db.preparedQuery("""
                        SELECT l.*, n.members, n.active_members
                          FROM sandbox.constant_contact_list l,
                               LATERAL (SELECT COUNT(*)::integer AS members,
                                               (COUNT(*) FILTER (WHERE c.permission IN ('implicit', 'explicit')))::integer
                                                   AS active_members
                                          FROM sandbox.constant_contact_membership m
                                          JOIN sandbox.constant_contact_contact c USING (contact_id)
                                         WHERE $4 AND m.list_id = l.list_id) n
                         WHERE l.position > $5
                           AND ($1 = 'all' OR (l.deleted_at IS NOT NULL) = ($1 = 'deleted'))
                           AND ($2::text IS NULL OR lower(l.name) = lower($2))
                           AND ($3::uuid IS NULL OR l.list_id = $3)
                         ORDER BY l.position
                         LIMIT $6
                        """)
                .execute(Tuple.of(filter.status(), filter.name(), filter.id(), filter.counted(), after, limit))
                .map(ListStore::lists);
    }

    Uni<Integer> count(SqlConnection db, Filter filter) {
        return db.preparedQuery("""
                        SELECT COUNT(*)::integer AS total
                          FROM sandbox.constant_contact_list
                         WHERE ($1 = 'all' OR (deleted_at IS NOT NULL) = ($1 = 'deleted'))
                           AND ($2::text IS NULL OR lower(name) = lower($2))
                        """)
                .execute(Tuple.of(filter.status(), filter.name()))
                .map(rows -> rows.iterator().next().getInteger("total"));
    }

    /** A list that is not deleted, with no members counted, by its id, or by its name in any case. */
    Uni<Optional<ContactList>> find(SqlConnection db, String idOrName) {
        return db.preparedQuery("""
                        SELECT *, 0 AS members, 0 AS active_members
                          FROM sandbox.constant_contact_list
                         WHERE deleted_at IS NULL AND (list_id::text = lower($1) OR lower(name) = lower($1))
                        """)
                .execute(Tuple.of(idOrName))
                .map(rows -> lists(rows).stream().findFirst());
    }

    /** Fails unless all the lists exist. */
    Uni<Void> require(SqlConnection db, Collection<UUID> ids) {
        return existing(db, ids)
                .invoke(found -> {
                    if (found.size() < ids.size()) {
                        throw Problem.notFound();
                    }
                })
                .replaceWithVoid();
    }

    /** Those of the lists that exist. */
    Uni<List<UUID>> existing(SqlConnection db, Collection<UUID> ids) {
        return db.preparedQuery("""
                        SELECT list_id FROM sandbox.constant_contact_list WHERE list_id = ANY ($1) AND deleted_at IS NULL
                        """)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID("list_id")).toList());
    }

    /** Makes a list, unless another one has its name. */
    Uni<Optional<ContactList>> create(
            SqlConnection db, String name, @Nullable String description, boolean favorite, OffsetDateTime now) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.constant_contact_list (name, description, favorite, created_at, updated_at)
                        VALUES ($1, $2, $3, $4, $4)
                        ON CONFLICT DO NOTHING
                        RETURNING *, 0 AS members, 0 AS active_members
                        """)
                .execute(Tuple.of(name, description, favorite, now))
                .map(rows -> lists(rows).stream().findFirst());
    }

    Uni<ContactList> change(
            SqlConnection db,
            UUID id,
            String name,
            @Nullable String description,
            boolean favorite,
            OffsetDateTime now) {
        return db.preparedQuery("""
                        UPDATE sandbox.constant_contact_list
                           SET name = $2, description = $3, favorite = $4, updated_at = $5
                         WHERE list_id = $1
                        RETURNING *, 0 AS members, 0 AS active_members
                        """)
                .execute(Tuple.of(id, name, description, favorite, now))
                .map(rows -> lists(rows).getFirst());
    }

    Uni<Void> delete(SqlConnection db, Collection<UUID> ids, OffsetDateTime now) {
        return db.preparedQuery("""
                        UPDATE sandbox.constant_contact_list
                           SET deleted_at = $2, updated_at = $2
                         WHERE list_id = ANY ($1) AND deleted_at IS NULL
                        """)
                .execute(Tuple.of(ids.toArray(UUID[]::new), now))
                .chain(() -> db.preparedQuery("DELETE FROM sandbox.constant_contact_leaving WHERE list_id = ANY ($1)")
                        .execute(Tuple.of(ids.toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    private static List<ContactList> lists(RowSet<Row> rows) {
        return rows.stream()
                .map(row -> new ContactList(
                        row.getUUID("list_id"),
                        row.getLong("position"),
                        row.getString("name"),
                        row.getString("description"),
                        row.getBoolean("favorite"),
                        row.getOffsetDateTime("created_at"),
                        row.getOffsetDateTime("updated_at"),
                        row.getOffsetDateTime("deleted_at"),
                        row.getInteger("members"),
                        row.getInteger("active_members")))
                .toList();
    }
}
