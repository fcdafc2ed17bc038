package org.rollcall.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Writes the trail. Recording must be the last that a transaction does: whoever records holds the end of the trail until its
 * commit, so that positions are the order of the commits, and everybody else waits for it.
 */
@ApplicationScoped
public class Auditor {

    private final Seals seals;

    Auditor(Seals seals) {
        this.seals = seals;
    }

    /** Records in a transaction of the SQL client. */
    public Uni<Void> record(SqlClient transaction, Entry entry) {
        return transaction
                .query("SELECT lock_audit() AS head")
                .execute()
                .map(rows -> sealed(entry, new JsonObject(rows.iterator().next().getString("head"))))
                .flatMap(content -> transaction
                        .preparedQuery("SELECT append_audit($1::jsonb)")
                        .execute(Tuple.of(content)))
                .replaceWithVoid();
    }

    /** Records in the transaction of a session, which has been flushed. */
    public Uni<Void> record(Mutiny.Session session, Entry entry) {
        return session.createNativeQuery("SELECT lock_audit()", String.class)
                .getSingleResult()
                .map(head -> sealed(entry, new JsonObject(head)))
                .flatMap(content -> session.createNativeQuery(
                                "SELECT append_audit(CAST(CAST(?1 AS text) AS jsonb))", Integer.class)
                        .setParameter(1, content.encode())
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** The entry behind the head, as {@code append_audit} takes it. */
    JsonObject sealed(Entry entry, JsonObject head) {
        return sealed(entry, head, head.getInteger("basePosition"), head.getString("baseSeal"));
    }

    /** The entry behind the head, in a trail that begins at a base. */
    private JsonObject sealed(Entry entry, JsonObject head, int basePosition, String baseSeal) {
        String key = seals.presentKey();
        int position = head.getInteger("position") + 1;
        JsonObject changes = entry.content();
        String digest = seals.ofChanges(key, position, changes).orElseThrow();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Row unsealed =
                new Row(position, now, entry.actor(), entry.action().name(), entry.object(), changes, digest, key, "");
        String seal = seals.ofEntry(unsealed, head.getString("seal")).orElseThrow();
        return new JsonObject()
                .put("position", position)
                .put("occurredAt", now.toString())
                .put("actorKind", entry.actor().kind().name())
                .put("actorId", entry.actor().id())
                .put("actorName", entry.actor().name())
                .put("actorAddress", entry.actor().address())
                .put("action", entry.action().name())
                .put("object", entry.object())
                .put("changes", changes)
                .put("changesDigest", digest)
                .put("keyId", key)
                .put("seal", seal)
                .put("basePosition", basePosition)
                .put("baseSeal", baseSeal)
                .put(
                        "headSeal",
                        seals.ofHead(key, position, seal, basePosition, baseSeal)
                                .orElseThrow());
    }

    /** Records in a transaction that moves the beginning of the trail: what stood before it was deleted. */
    Uni<Void> recordFrom(
            SqlClient transaction, int basePosition, String baseSeal, BiFunction<Integer, Integer, Entry> entry) {
        return transaction
                .query("SELECT lock_audit() AS head")
                .execute()
                .map(rows -> new JsonObject(rows.iterator().next().getString("head")))
                .map(head -> sealed(
                        entry.apply(head.getInteger("basePosition") + 1, basePosition), head, basePosition, baseSeal))
                .flatMap(content -> transaction
                        .preparedQuery("SELECT append_audit($1::jsonb)")
                        .execute(Tuple.of(content)))
                .replaceWithVoid();
    }
}
