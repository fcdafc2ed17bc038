package org.rollcall.group;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Changes;
import org.rollcall.audit.Entry;
import org.rollcall.graphql.GlobalId;

/** Writes groups as people edit them, and in the same transaction what this sets in motion. */
@ApplicationScoped
class GroupWriter {

    private final Auditor auditor;

    GroupWriter(Auditor auditor) {
        this.auditor = auditor;
    }

    /** A group that was saved, and the runs that this started or joined. */
    record Written(UUID group, List<UUID> runs) {}

    /** Fails with {@link Overtaken} when the group is not the one any more that was reviewed. */
    Uni<Written> save(Actor actor, Review.Changing review) {
        return Panache.withTransaction(() -> group(review)
                .invoke(group -> group.apply(review.draft(), OffsetDateTime.now(ZoneOffset.UTC)))
                .call(group -> group.persistAndFlush())
                .chain(group -> consequences(actor, Objects.requireNonNull(group.id), review))
                .call(written -> record(saved(actor, written.group(), review))));
    }

    /** Fails with {@link Overtaken} when the group is not there any more, or at another revision. */
    Uni<Void> delete(Actor actor, Group group) {
        return Panache.withTransaction(() -> locked(group)
                .invoke(found -> found.deletedAt = OffsetDateTime.now(ZoneOffset.UTC))
                .call(found -> found.persistAndFlush())
                .chain(Panache::getSession)
                .chain(session ->
                        requestWork(session, "CALCULATE", List.of(group.row().id())))
                .call(() -> record(Entry.of(actor, AuditAction.GROUP_DELETED, group.getId())
                        .with("name", group.getName()))));
    }

    private Uni<Void> record(Entry entry) {
        return Panache.getSession().chain(session -> auditor.record(session, entry));
    }

    private static Entry saved(Actor actor, UUID group, Review.Changing review) {
        Changes changes = new Changes();
        review.changes().forEach(change -> changes.add(String.join(".", change.field()), change.from(), change.to()));
        return new Entry(actor, AuditAction.GROUP_SAVED, GlobalId.GROUP.of(group), changes);
    }

    private static Uni<MemberGroup> group(Review.Changing review) {
        SavedGroup saved = review.saved();
        return saved == null ? Uni.createFrom().item(new MemberGroup()) : locked(saved.group());
    }

    private static Uni<MemberGroup> locked(Group reviewed) {
        return MemberGroup.<MemberGroup>findById(reviewed.row().id(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(Overtaken::new)
                .onItem()
                .invoke(found -> {
                    if (found.deletedAt != null || found.revision != reviewed.getRevision()) {
                        throw new Overtaken();
                    }
                });
    }

    private static Uni<Written> consequences(Actor actor, UUID group, Review.Changing review) {
        GroupDraft draft = review.draft();
        var disconnected = disconnected(review);
        return Panache.getSession()
                .chain(session -> name(session, group, draft)
                        .chain(() -> lockAccounts(session, disconnected))
                        .chain(() -> disconnect(session, group, draft))
                        .chain(() -> connectAll(session, group, draft))
                        .chain(() -> removeListsNeverMade(session))
                        .chain(() -> requestWork(session, "CALCULATE", List.of(group)))
                        .chain(() -> requestWork(session, "SYNC", disconnected))
                        .chain(() -> openRuns(session, group, actor)))
                .map(runs -> new Written(group, runs));
    }

    /** Accounts where the group leaves a list behind. */
    private static List<UUID> disconnected(Review.Changing review) {
        SavedGroup saved = review.saved();
        return (saved == null ? Stream.<Connection>of() : saved.connections().stream())
                .filter(connection -> !review.draft().connections().contains(connection))
                .map(Connection::account)
                .toList();
    }

    private static Uni<Void> name(Mutiny.Session session, UUID group, GroupDraft draft) {
        return execute(
                        session,
                        """
                        DELETE FROM group_named_member WHERE group_id = CAST(?1 AS uuid)
                            AND member_id NOT IN (SELECT CAST(id AS uuid) FROM regexp_split_to_table(?2, ',') id WHERE id <> '')
                        """,
                        group,
                        joined(Stream.concat(draft.included().stream(), draft.excluded().stream())
                                .toList()))
                .chain(() -> execute(session, """
                        INSERT INTO group_named_member (group_id, member_id, included)
                        SELECT CAST(?1 AS uuid), CAST(id AS uuid), TRUE FROM regexp_split_to_table(?2, ',') id WHERE id <> ''
                        UNION ALL
                        SELECT CAST(?1 AS uuid), CAST(id AS uuid), FALSE FROM regexp_split_to_table(?3, ',') id WHERE id <> ''
                        ON CONFLICT (group_id, member_id) DO UPDATE SET included = EXCLUDED.included
                            WHERE group_named_member.included <> EXCLUDED.included
                        """, group, joined(draft.included()), joined(draft.excluded())));
    }

    /** Takes away the connections that are wanted no more; the engine takes the contacts off their lists by itself. */
    private static Uni<Void> disconnect(Mutiny.Session session, UUID group, GroupDraft draft) {
        var kept = draft.connections().stream()
                .map(Connection::list)
                .filter(Objects::nonNull)
                .toList();
        return execute(session, """
                DELETE FROM group_list WHERE group_id = CAST(?1 AS uuid)
                    AND account_id IN (SELECT id FROM provider_account WHERE connected_at IS NOT NULL)
                    AND list_id NOT IN (SELECT CAST(id AS uuid) FROM regexp_split_to_table(?2, ',') id WHERE id <> '')
                """, group, joined(kept));
    }

    private static Uni<Void> connectAll(Mutiny.Session session, UUID group, GroupDraft draft) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Connection connection : draft.connections()) {
            all = all.chain(() -> connect(session, group, connection));
        }
        return all;
    }

    private static Uni<Void> connect(Mutiny.Session session, UUID group, Connection connection) {
        UUID list = connection.list();
        return list == null
                ? execute(session, """
                        WITH to_be_made AS (
                            INSERT INTO provider_list (account_id, name) VALUES (CAST(?2 AS uuid), ?3) RETURNING id
                        )
                        INSERT INTO group_list (group_id, account_id, list_id)
                        SELECT CAST(?1 AS uuid), CAST(?2 AS uuid), id FROM to_be_made
                        """, group, connection.account(), connection.listName())
                : execute(session, """
                        INSERT INTO group_list (group_id, account_id, list_id)
                        VALUES (CAST(?1 AS uuid), CAST(?2 AS uuid), CAST(?3 AS uuid))
                        ON CONFLICT (group_id, account_id) DO NOTHING
                        """, group, connection.account(), list);
    }

    /** A list whose making has begun may exist at the provider: it stays. */
    private static Uni<Void> removeListsNeverMade(Mutiny.Session session) {
        return execute(session, """
                DELETE FROM provider_list l WHERE external_id IS NULL AND making_since IS NULL
                    AND NOT EXISTS (SELECT FROM group_list g WHERE g.list_id = l.id)
                """);
    }

    /** What leaves a list changes what is wanted at its account, which only one may change at a time. */
    private static Uni<Void> lockAccounts(Mutiny.Session session, List<UUID> disconnected) {
        return disconnected.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery("SELECT count(*) FROM lock_accounts()", Long.class)
                        .getSingleResult()
                        .replaceWithVoid();
    }

    private static Uni<Void> requestWork(Mutiny.Session session, String kind, List<UUID> subjects) {
        return subjects.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(
                                "SELECT count(*) FROM request_work(?1, CAST(string_to_array(?2, ',') AS uuid[]))",
                                Long.class)
                        .setParameter(1, kind)
                        .setParameter(2, joined(subjects))
                        .getSingleResult()
                        .replaceWithVoid();
    }

    private static Uni<List<UUID>> openRuns(Mutiny.Session session, UUID group, Actor actor) {
        return session.createNativeQuery(
                        "SELECT CAST(run AS text) FROM open_runs(CAST(?1 AS uuid), 'GROUP_SAVED', CAST(?2 AS text)) run",
                        String.class)
                .setParameter(1, group.toString())
                .setParameter(2, actor.asker())
                .getResultList()
                .map(runs -> runs.stream().map(UUID::fromString).toList());
    }

    private static Uni<Void> execute(Mutiny.Session session, String sql, Object... values) {
        var query = session.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i].toString());
        }
        return query.executeUpdate().replaceWithVoid();
    }

    private static String joined(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
