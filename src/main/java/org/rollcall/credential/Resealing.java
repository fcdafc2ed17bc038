package org.rollcall.credential;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Seals with the first key what an older one sealed, row by row, and never over what somebody else wrote meanwhile. */
@ApplicationScoped
class Resealing {

    private static final Logger LOG = Logger.getLogger(Resealing.class);

    /** Rows of a kind that one run looks at. */
    private static final int MOST = 1_000;

    private final Pool pool;
    private final Vault vault;

    Resealing(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    /**
     * What came of it, in values.
     *
     * @param anew sealed by the first key now
     * @param waiting left for the next run, since somebody was changing them
     * @param closed no key opens them
     */
    record Outcome(int anew, int waiting, int closed) {

        static final Outcome NOTHING = new Outcome(0, 0, 0);

        Outcome plus(Outcome other) {
            return new Outcome(anew + other.anew, waiting + other.waiting, closed + other.closed);
        }

        /** Whether no older key is needed to open anything. */
        boolean isDone() {
            return waiting == 0 && closed == 0;
        }
    }

    Uni<Outcome> run() {
        return Multi.createFrom()
                .items(Sealed.values())
                .onItem()
                .transformToMultiAndConcatenate(what -> pool.preparedQuery(what.olderThan())
                        .execute(Tuple.of(vault.presentPrefix(), MOST))
                        .onItem()
                        .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                        .onItem()
                        .transformToUniAndConcatenate(row -> sealAnew(what, row)))
                .collect()
                .in(Total::new, Total::add)
                .map(total -> total.sum);
    }

    private Uni<Outcome> sealAnew(Sealed what, Row row) {
        UUID id = row.getUUID("row");
        String sealed = row.getString("sealed");
        try {
            String anew = vault.seal(id, what, vault.open(id, what, sealed));
            return pool.preparedQuery(what.exchange())
                    .execute(Tuple.of(id, sealed, anew))
                    .map(written -> written.rowCount() == 1 ? new Outcome(1, 0, 0) : new Outcome(0, 1, 0));
        } catch (CannotOpen e) {
            LOG.debugf("A sealed value cannot be opened. kind=%s row=%s: %s", what, id, e.getMessage());
            return Uni.createFrom().item(new Outcome(0, 0, 1));
        }
    }

    private static final class Total {

        private Outcome sum = Outcome.NOTHING;

        void add(Outcome one) {
            sum = sum.plus(one);
        }
    }
}
