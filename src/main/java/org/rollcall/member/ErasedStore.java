package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.rollcall.erasure.Tombstones;
import org.rollcall.erasure.Tombstones.Kind;
import org.rollcall.erasure.Tombstones.Trace;

/** Refuses edits that would bring back who was erased. */
@ApplicationScoped
class ErasedStore {

    private static final String REASON =
            "was erased at the person's wish, and is not brought back by an import; if the person"
                    + " came back, take the mark away first by liftErasure";

    private final Tombstones tombstones;

    ErasedStore(Tombstones tombstones) {
        this.tombstones = tombstones;
    }

    /** A value in an edit that may have been erased. */
    private record Suspect(int line, String field, Trace trace) {}

    Uni<Void> reject(SqlClient tx, UUID importId) {
        return tombstones
                .any(tx)
                .flatMap(any -> any ? look(tx, importId) : Uni.createFrom().voidItem());
    }

    private Uni<Void> look(SqlClient tx, UUID importId) {
        return tx.preparedQuery("""
                        SELECT line, field, value FROM staged_member s
                        CROSS JOIN LATERAL (VALUES ('external_id', s.external_id), ('email', address_of(s.email)),
                            ('login_email', s.login_address)) AS v (field, value)
                        WHERE s.import_id = $1 AND NOT s.rejected AND v.value <> ''
                        """)
                .execute(Tuple.of(importId))
                .map(ErasedStore::suspects)
                .flatMap(suspects -> tombstones
                        .among(tx, suspects.stream().map(Suspect::trace).collect(Collectors.toSet()))
                        .flatMap(erased -> reject(tx, importId, suspects, erased)));
    }

    private static List<Suspect> suspects(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Suspect(
                        row.getInteger("line"),
                        row.getString("field"),
                        new Trace(
                                row.getString("field").equals("external_id") ? Kind.EXTERNAL_ID : Kind.ADDRESS,
                                row.getString("value"))))
                .toList();
    }

    private static Uni<Void> reject(SqlClient tx, UUID importId, List<Suspect> suspects, Set<Trace> erased) {
        List<Suspect> found = new ArrayList<>(suspects);
        found.removeIf(suspect -> !erased.contains(suspect.trace()));
        return found.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.preparedQuery("""
                        INSERT INTO staged_rejection (import_id, line, field, value, reason, code)
                        SELECT $1, line, field, '', $4, 'ERASED' FROM unnest($2::int[], $3::text[]) AS r (line, field)
                        """)
                        .execute(Tuple.of(
                                importId,
                                found.stream().map(Suspect::line).toArray(Integer[]::new),
                                found.stream().map(Suspect::field).toArray(String[]::new),
                                REASON))
                        .replaceWithVoid();
    }
}
