package org.rollcall.erasure;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.rollcall.credential.Signatures;

/** Marks of what was erased: keyed digests, found again with any key of the keyring. */
@ApplicationScoped
public class Tombstones {

    /** What a mark stands for. */
    public enum Kind {
        ADDRESS,
        EXTERNAL_ID
    }

    /** Something that may have been erased; addresses in lower case. */
    public record Trace(Kind kind, String value) {}

    private final Pool pool;
    private final Signatures signatures;

    Tombstones(Pool pool, Signatures signatures) {
        this.pool = pool;
        this.signatures = signatures;
    }

    /** Marks what an erasure took. */
    public Uni<Void> place(SqlClient transaction, UUID erasure, Collection<Trace> traces) {
        String key = signatures.presentKey();
        Buffer[] marks =
                traces.stream().map(trace -> mark(key, trace).orElseThrow()).toArray(Buffer[]::new);
        return transaction
                .preparedQuery("""
                INSERT INTO tombstone (mark, erasure_id, key_id)
                SELECT DISTINCT mark, $2::uuid, $3 FROM unnest($1::bytea[]) mark
                ON CONFLICT (mark) DO NOTHING
                """)
                .execute(Tuple.of(marks, erasure, key))
                .replaceWithVoid();
    }

    /** Takes marks away; tells how many there were. */
    public Uni<Integer> lift(SqlClient transaction, Collection<Trace> traces) {
        return transaction
                .preparedQuery("DELETE FROM tombstone WHERE mark = ANY ($1)")
                .execute(Tuple.of(marks(traces).keySet().toArray(Buffer[]::new)))
                .map(rows -> rows.rowCount());
    }

    /** Whether anybody was ever erased. */
    public Uni<Boolean> any(SqlClient client) {
        return client.query("SELECT EXISTS (SELECT FROM tombstone) AS found")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("found"));
    }

    /** Those that were erased. */
    public Uni<Set<Trace>> among(SqlClient client, Collection<Trace> traces) {
        return find(client, traces, "SELECT mark FROM tombstone WHERE mark = ANY ($1)");
    }

    /** The items whose address was not erased; of an erasure that goes on, the engine still needs to see it. */
    public <T> Uni<List<T>> withoutErased(List<T> items, Function<T, String> address) {
        return any(pool)
                .flatMap(any -> any && !items.isEmpty()
                        ? find(
                                        pool,
                                        items.stream()
                                                .map(item -> new Trace(Kind.ADDRESS, address.apply(item)))
                                                .toList(),
                                        """
                                SELECT t.mark FROM tombstone t JOIN erasure e ON e.id = t.erasure_id
                                WHERE t.mark = ANY ($1) AND e.done_at IS NOT NULL
                                """)
                                .map(erased -> items.stream()
                                        .filter(item -> !erased.contains(new Trace(Kind.ADDRESS, address.apply(item))))
                                        .toList())
                        : Uni.createFrom().item(items));
    }

    private Uni<Set<Trace>> find(SqlClient client, Collection<Trace> traces, String statement) {
        Map<Buffer, Trace> marks = marks(traces);
        return client.preparedQuery(statement)
                .execute(Tuple.of(marks.keySet().toArray(Buffer[]::new)))
                .map(rows -> {
                    Set<Trace> found = new HashSet<>();
                    rows.forEach(row -> Optional.ofNullable(
                                    marks.get(row.getBuffer("mark").getDelegate()))
                            .ifPresent(found::add));
                    return found;
                });
    }

    private Map<Buffer, Trace> marks(Collection<Trace> traces) {
        Map<Buffer, Trace> marks = new HashMap<>();
        for (String key : signatures.keys()) {
            for (Trace trace : traces) {
                mark(key, trace).ifPresent(mark -> marks.put(mark, trace));
            }
        }
        return marks;
    }

    private Optional<Buffer> mark(String key, Trace trace) {
        return signatures.of(key, "tombstone." + trace.kind(), trace.value()).map(Buffer::buffer);
    }
}
