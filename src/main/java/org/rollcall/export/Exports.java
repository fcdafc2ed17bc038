package org.rollcall.export;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.rollcall.audit.Actor;
import org.rollcall.graphql.Node;
import org.rollcall.group.GroupMemberFilter;

/** Exports as people ask for them and find them again. */
@ApplicationScoped
public class Exports {

    private final ExportStore store;
    private final ExportConfig config;
    private final Links links;
    private final String publicUrl;

    Exports(
            ExportStore store,
            ExportConfig config,
            Links links,
            @ConfigProperty(name = "rollcall.public-url") String publicUrl) {
        this.store = store;
        this.config = config;
        this.links = links;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** An export that is about to be written; empty when as many as may are under way. */
    Uni<Optional<ReportExport>> request(Actor actor, ExportFormat format, @Nullable GroupMemberFilter filter) {
        return store.request(
                        actor, format, filter == null ? new JsonObject() : JsonObject.mapFrom(filter), config.most())
                .map(row -> row.map(this::shown));
    }

    /** The export with this key; null when there is none any more. */
    public Uni<@Nullable Node> byKey(UUID key) {
        return store.byId(key).map(row -> row.map(this::shown).orElse(null));
    }

    private ReportExport shown(ExportRow row) {
        return new ReportExport(row, publicUrl + ExportRoute.PATH + links.to(row.id()));
    }
}
