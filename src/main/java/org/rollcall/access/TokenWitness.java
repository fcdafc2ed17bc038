package org.rollcall.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whoever keeps what is done with API tokens; asked last in the transaction of what is done. */
public interface TokenWitness {

    /** What is done with a token. */
    enum Deed {
        CREATED,
        ROTATED,
        REVOKED
    }

    /**
     * What is kept of it; never the token's text.
     *
     * @param expiresAt null when it does not expire, or when that is not what is done
     * @param former the one that another was made beside; null when there is none
     */
    record Account(
            Deed deed,
            UUID token,
            String name,
            Role role,
            @Nullable OffsetDateTime expiresAt,
            @Nullable UUID former) {}

    Uni<Void> keep(SqlClient transaction, Caller by, Account account);
}
