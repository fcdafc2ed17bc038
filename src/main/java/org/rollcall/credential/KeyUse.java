package org.rollcall.credential;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells what was signed by keys: unlike what is sealed, that cannot be done again by another key. */
@ApplicationScoped
class KeyUse {

    private final Pool pool;

    KeyUse(Pool pool) {
        this.pool = pool;
    }

    /** Whether something that is kept was signed by a key. */
    record Need(String key, boolean signed) {

        /** A message of the log, with the key and the first key to fill in. */
        String words() {
            return signed
                    ? "An older key seals nothing any more, but it signed audit entries or marks of erasures that are kept:"
                            + " it has to stay behind the first one. key=%s first=%s"
                    : "An older key is not needed by anything that is stored: it can go, once every replica has the first"
                            + " one in front. key=%s first=%s";
        }
    }

    /** What these keys are needed for, in their order. Marks from before their keys were noted may be of any. */
    Uni<List<Need>> of(List<String> keys) {
        return pool.preparedQuery("""
                SELECT k.id, EXISTS (SELECT FROM audit_entry a WHERE a.key_id = k.id)
                          OR EXISTS (SELECT FROM audit_head h WHERE h.key_id = k.id)
                          OR EXISTS (SELECT FROM tombstone t WHERE t.key_id = k.id)
                          OR EXISTS (SELECT FROM tombstone t WHERE t.key_id IS NULL) AS signed
                FROM unnest($1::text[]) WITH ORDINALITY AS k (id, number) ORDER BY k.number
                """)
                .execute(Tuple.of(keys.toArray(String[]::new)))
                .map(rows -> rows.stream()
                        .map(row -> new Need(row.getString("id"), row.getBoolean("signed")))
                        .toList());
    }
}
