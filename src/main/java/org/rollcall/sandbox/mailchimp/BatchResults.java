package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Request;

/** The files in which a finished batch tells what came of its operations; whoever has the link may read them. */
@ApplicationScoped
class BatchResults {

    static final String PATH = "/batch-results/";
    private static final String ENDING = "-response.tar.gz";

    private final BatchStore store;

    BatchResults(BatchStore store) {
        this.store = store;
    }

    static String url(Request request, String id) {
        return request.origin() + "/sandbox/mailchimp" + PATH + id + ENDING;
    }

    Uni<Answer> download(SqlConnection db, Request request) {
        String id = request.path().substring(PATH.length()).replace(ENDING, "");
        return store.results(db, id).map(results -> {
            byte[] packed =
                    Archive.tarGz(id + "/results.json", results.toBuffer().getBytes());
            return new Answer(200, Map.of("Content-Type", "application/x-gzip"), Buffer.buffer(packed), results.size());
        });
    }
}
