package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Static segments, and who is in them. */
@ApplicationScoped
class SegmentStore {

    /** Names compare without regard to case. */
    Uni<Optional<Segment>> create(SqlConnection db, String listId, String name) {
        return db.preparedQuery("""
                        INSERT INTO sandbox.mailchimp_segment (list_id, name)
                        VALUES ($1, $2)
                        ON CONFLICT DO NOTHING
                        RETURNING id, name, created_at, updated_at, 0::bigint AS members
                        """).execute(Tuple.of(listId, name)).map(SegmentStore::first);
    }

    Uni<Segment> named(SqlConnection db, String listId, String name) {
        return db.preparedQuery("""
                        SELECT id, name, created_at, updated_at, 0::bigint AS members
                          FROM sandbox.mailchimp_segment
                         WHERE list_id = $1 AND lower(name) = lower($2)
                        """)
                .execute(Tuple.of(listId, name))
                .map(rows -> first(rows).orElseThrow());
    }

    Uni<Boolean> rename(SqlConnection db, long id, String name) {
        return db.preparedQuery("""
                        UPDATE sandbox.mailchimp_segment s
                           SET name = $2, updated_at = date_trunc('second', clock_timestamp())
                         WHERE id = $1
                           AND NOT EXISTS (SELECT FROM sandbox.mailchimp_segment o
                                            WHERE o.list_id = s.list_id AND lower(o.name) = lower($2) AND o.id <> s.id)
                        """).execute(Tuple.of(id, name)).map(changed -> changed.rowCount() == 1);
    }

    /** The segments of an audience by id; all, or those whose name begins as given, or the one with the given id. */
    Uni<List<Segment>> list(SqlConnection db, String listId, String prefix, @Nullable Long id, Page page) {
        return db.preparedQuery("""
                        SELECT s.id, s.name, s.created_at, s.updated_at,
                               (SELECT COUNT(*)
                                  FROM sandbox.mailchimp_segment_member m
                                  JOIN sandbox.mailchimp_contact c ON c.web_id = m.web_id
                                 WHERE m.segment_id = s.id AND c.status = 'subscribed') AS members
                          FROM sandbox.mailchimp_segment s
                         WHERE s.list_id = $1 AND starts_with(lower(s.name), lower($2)) AND (s.id = $3::bigint OR $3 IS NULL)
                         ORDER BY s.id
                         LIMIT $4 OFFSET $5
                        """)
                .execute(Tuple.of(listId, prefix, id, page.count(), page.offset()))
                .map(rows -> rows.stream().map(SegmentStore::segment).toList());
    }

    Uni<Long> count(SqlConnection db, String listId) {
        return db.preparedQuery("SELECT COUNT(*) AS all FROM sandbox.mailchimp_segment WHERE list_id = $1")
                .execute(Tuple.of(listId))
                .map(rows -> rows.iterator().next().getLong("all"));
    }

    Uni<Void> delete(SqlConnection db, long id) {
        return db.preparedQuery("DELETE FROM sandbox.mailchimp_segment WHERE id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Puts contacts into a segment, and gives those that were not in it before. */
    Uni<List<Long>> add(SqlConnection db, long id, Collection<Long> webIds) {
        return db.preparedQuery("""
                        WITH added AS (
                            INSERT INTO sandbox.mailchimp_segment_member (segment_id, web_id)
                            SELECT $1, web_id FROM unnest($2::bigint[]) AS wanted(web_id)
                            ON CONFLICT DO NOTHING
                            RETURNING web_id)
                        UPDATE sandbox.mailchimp_contact c
                           SET writes = writes + 1, last_writer = 'api'
                          FROM added
                         WHERE c.web_id = added.web_id
                        RETURNING c.web_id
                        """)
                .execute(Tuple.of(id, webIds.toArray(Long[]::new)))
                .map(SegmentStore::webIds);
    }

    /** Takes contacts out of a segment, and gives those that were in it. */
    Uni<List<Long>> remove(SqlConnection db, long id, Collection<Long> webIds) {
        return db.preparedQuery("""
                        WITH removed AS (
                            DELETE FROM sandbox.mailchimp_segment_member
                             WHERE segment_id = $1 AND web_id = ANY ($2)
                            RETURNING web_id)
                        UPDATE sandbox.mailchimp_contact c
                           SET writes = writes + 1, last_writer = 'api'
                          FROM removed
                         WHERE c.web_id = removed.web_id
                        RETURNING c.web_id
                        """)
                .execute(Tuple.of(id, webIds.toArray(Long[]::new)))
                .map(SegmentStore::webIds);
    }

    /** Takes contacts out of every segment. */
    Uni<Void> removeFromAll(SqlConnection db, Collection<Long> webIds) {
        return db.preparedQuery("DELETE FROM sandbox.mailchimp_segment_member WHERE web_id = ANY ($1)")
                .execute(Tuple.of(webIds.toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** Contacts in a segment that have one of the given states. */
    Uni<List<Contact>> members(SqlConnection db, long id, Collection<String> statuses, Page page) {
        return db.preparedQuery("""
                        SELECT c.*
                          FROM sandbox.mailchimp_segment_member m
                          JOIN sandbox.mailchimp_contact c ON c.web_id = m.web_id
                         WHERE m.segment_id = $1 AND c.status = ANY ($2)
                         ORDER BY c.web_id
                         LIMIT $3 OFFSET $4
                        """)
                .execute(Tuple.of(id, statuses.toArray(String[]::new), page.count(), page.offset()))
                .map(ContactStore::contacts);
    }

    Uni<Long> memberCount(SqlConnection db, long id, Collection<String> statuses) {
        return db.preparedQuery("""
                        SELECT COUNT(*) AS all
                          FROM sandbox.mailchimp_segment_member m
                          JOIN sandbox.mailchimp_contact c ON c.web_id = m.web_id
                         WHERE m.segment_id = $1 AND c.status = ANY ($2)
                        """)
                .execute(Tuple.of(id, statuses.toArray(String[]::new)))
                .map(rows -> rows.iterator().next().getLong("all"));
    }

    /** The tags of contacts, oldest first. */
    Uni<Map<Long, List<Tag>>> tags(SqlConnection db, Collection<Long> webIds) {
        return db.preparedQuery("""
                        SELECT m.web_id, s.id, s.name
                          FROM sandbox.mailchimp_segment_member m
                          JOIN sandbox.mailchimp_segment s ON s.id = m.segment_id
                         WHERE m.web_id = ANY ($1)
                         ORDER BY s.id
                        """)
                .execute(Tuple.of(webIds.toArray(Long[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.groupingBy(
                                row -> row.getLong("web_id"),
                                Collectors.mapping(
                                        row -> new Tag(row.getLong("id"), row.getString("name")),
                                        Collectors.toList()))));
    }

    private static List<Long> webIds(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getLong("web_id")).toList();
    }

    private static Optional<Segment> first(RowSet<Row> rows) {
        return rows.stream().map(SegmentStore::segment).findFirst();
    }

    private static Segment segment(Row row) {
        return new Segment(
                row.getLong("id"),
                row.getString("name"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("updated_at"),
                row.getLong("members"));
    }
}
