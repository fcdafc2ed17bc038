package org.rollcall.export;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Gives finished files out, a piece at a time as fast as the client takes them. */
@ApplicationScoped
class ExportRoute {

    static final String PATH = "/export/";

    private static final Logger LOG = Logger.getLogger(ExportRoute.class);

    private final ExportStore store;
    private final Links links;

    ExportRoute(ExportStore store, Links links) {
        this.store = store;
        this.links = links;
    }

    void install(@Observes Router router) {
        router.get(PATH + ":link").handler(this::download);
    }

    private void download(RoutingContext context) {
        Uni<Optional<ExportRow>> found = links.read(context.pathParam("link"))
                .map(store::ready)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
        HttpServerResponse response = context.response();
        found.flatMap(export -> export.isEmpty() ? missing(response) : send(response, export.get()))
                .subscribe()
                .with(done -> {}, failure -> broken(response, failure));
    }

    private static Uni<Void> missing(HttpServerResponse response) {
        return Uni.createFrom()
                .completionStage(() -> response.setStatusCode(404)
                        .putHeader("Content-Type", "text/plain; charset=utf-8")
                        .putHeader("Cache-Control", "no-store")
                        .end("There is no such file; it may have expired. Export the report again.\n")
                        .toCompletionStage());
    }

    private Uni<Void> send(HttpServerResponse response, ExportRow export) {
        String name = "email-sync-report-" + export.requestedAt().toLocalDate() + "."
                + export.format().extension();
        response.putHeader("Content-Type", export.format().mediaType())
                .putHeader("Content-Length", String.valueOf(export.bytes()))
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .putHeader("Cache-Control", "private, no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff");
        return Multi.createFrom()
                .range(1, export.chunks() + 1)
                .onItem()
                .transformToUniAndConcatenate(number -> store.chunk(export.id(), number)
                        .map(content ->
                                content.orElseThrow(() -> new IllegalStateException("piece " + number + " is gone")))
                        .flatMap(content -> Uni.createFrom()
                                .completionStage(() -> response.write(content).toCompletionStage())))
                .collect()
                .last()
                .chain(() ->
                        Uni.createFrom().completionStage(() -> response.end().toCompletionStage()));
    }

    /** A client that went away is no trouble; half a file must not look like a whole one. */
    private static void broken(HttpServerResponse response, Throwable failure) {
        if (response.closed()) {
            return;
        }
        LOG.warnf("A file could not be given out. cause=%s", failure);
        if (response.headWritten()) {
            response.reset();
        } else {
            response.headers().clear();
            response.setStatusCode(503).end();
        }
    }
}
