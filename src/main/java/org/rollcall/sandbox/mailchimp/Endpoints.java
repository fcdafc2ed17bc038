package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Request;

/** Which call is answered by what. */
@ApplicationScoped
class Endpoints {

    private final AudienceStore audiences;
    private final List<Endpoint> all;

    private record Endpoint(String method, List<String> parts, Function<Call, Uni<Answer>> action) {

        static Endpoint on(String method, String path, Function<Call, Uni<Answer>> action) {
            return new Endpoint(method, split(path), action);
        }

        /** The names in the path and what stands for them, if the path is one of this endpoint's. */
        Optional<Map<String, String>> match(List<String> path) {
            if (path.size() != parts.size()) {
                return Optional.empty();
            }
            Map<String, String> names = new HashMap<>();
            for (int i = 0; i < parts.size(); i++) {
                String part = parts.get(i);
                if (part.startsWith("{")) {
                    names.put(part.substring(1, part.length() - 1), path.get(i));
                } else if (!part.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(names);
        }
    }

    Endpoints(
            AudienceStore audiences,
            Audiences lists,
            MemberList reading,
            Members members,
            Bulk bulk,
            MemberTags tags,
            Segments segments,
            MergeFields fields,
            Webhooks webhooks,
            Batches batches) {
        this.audiences = audiences;
        this.all = List.of(
                Endpoint.on("GET", "/3.0", lists::account),
                Endpoint.on("GET", "/3.0/ping", lists::ping),
                Endpoint.on("GET", "/3.0/lists", lists::list),
                Endpoint.on("GET", "/3.0/lists/{list}", lists::get),
                Endpoint.on("POST", "/3.0/lists/{list}", bulk::post),
                Endpoint.on("GET", "/3.0/lists/{list}/members", reading::list),
                Endpoint.on("POST", "/3.0/lists/{list}/members", members::post),
                Endpoint.on("GET", "/3.0/lists/{list}/members/{member}", members::get),
                Endpoint.on("PUT", "/3.0/lists/{list}/members/{member}", members::put),
                Endpoint.on("PATCH", "/3.0/lists/{list}/members/{member}", members::patch),
                Endpoint.on("DELETE", "/3.0/lists/{list}/members/{member}", members::delete),
                Endpoint.on("POST", "/3.0/lists/{list}/members/{member}/actions/delete-permanent", members::erase),
                Endpoint.on("GET", "/3.0/lists/{list}/members/{member}/tags", tags::get),
                Endpoint.on("POST", "/3.0/lists/{list}/members/{member}/tags", tags::post),
                Endpoint.on("GET", "/3.0/lists/{list}/tag-search", tags::search),
                Endpoint.on("GET", "/3.0/lists/{list}/segments", segments::list),
                Endpoint.on("POST", "/3.0/lists/{list}/segments", segments::create),
                Endpoint.on("GET", "/3.0/lists/{list}/segments/{segment}", segments::get),
                Endpoint.on("POST", "/3.0/lists/{list}/segments/{segment}", segments::change),
                Endpoint.on("PATCH", "/3.0/lists/{list}/segments/{segment}", segments::rename),
                Endpoint.on("DELETE", "/3.0/lists/{list}/segments/{segment}", segments::delete),
                Endpoint.on("GET", "/3.0/lists/{list}/segments/{segment}/members", segments::members),
                Endpoint.on("DELETE", "/3.0/lists/{list}/segments/{segment}/members/{member}", segments::removeMember),
                Endpoint.on("GET", "/3.0/lists/{list}/merge-fields", fields::list),
                Endpoint.on("POST", "/3.0/lists/{list}/merge-fields", fields::create),
                Endpoint.on("GET", "/3.0/lists/{list}/webhooks", webhooks::list),
                Endpoint.on("POST", "/3.0/lists/{list}/webhooks", webhooks::create),
                Endpoint.on("DELETE", "/3.0/lists/{list}/webhooks/{webhook}", webhooks::delete),
                Endpoint.on("GET", "/3.0/batches", batches::list),
                Endpoint.on("POST", "/3.0/batches", batches::create),
                Endpoint.on("GET", "/3.0/batches/{batch}", batches::get),
                Endpoint.on("DELETE", "/3.0/batches/{batch}", batches::delete));
    }

    /** Answers a call; a refused one fails with a {@link Problem}. */
    Uni<Answer> answer(SqlConnection db, Request request) {
        List<String> path = split(request.path());
        for (Endpoint endpoint : all) {
            Optional<Map<String, String>> names = endpoint.match(path);
            if (names.isPresent() && endpoint.method().equals(request.method())) {
                return answer(db, request, endpoint, names.get());
            }
        }
        throw Problem.notFound().ofContract("unknown call " + request.method() + " " + request.path());
    }

    private Uni<Answer> answer(SqlConnection db, Request request, Endpoint endpoint, Map<String, String> names) {
        return audience(db, names.get("list")).chain(audience -> {
            Call call = new Call(db, request, names, audience.orElse(null));
            return endpoint.action().apply(call).map(answer -> answer.with(call.noted()));
        });
    }

    private Uni<Optional<Audience>> audience(SqlConnection db, @Nullable String id) {
        if (id == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return audiences.find(db, id).map(found -> Optional.of(found.orElseThrow(Problem::notFound)));
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).replaceAll("/$", "").split("/", -1));
    }
}
