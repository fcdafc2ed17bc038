package org.rollcall.endpoint;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The two media types of answers. With {@code application/json} a refused document is answered with 200, as clients of
 * old expect; with {@code application/graphql-response+json} it has a status of its own.
 */
enum MediaType {
    JSON("application", "json"),
    GRAPHQL_RESPONSE("application", "graphql-response+json");

    private final String component;
    private final String subComponent;

    MediaType(String component, String subComponent) {
        this.component = component;
        this.subComponent = subComponent;
    }

    String header() {
        return component + "/" + subComponent + "; charset=utf-8";
    }

    /** The best of the types that a client takes; JSON when it takes anything; empty when it takes neither. */
    static Optional<MediaType> accepted(RoutingContext context) {
        List<MIMEHeader> accepted = context.parsedHeaders().accept();
        if (accepted.isEmpty()) {
            return Optional.of(JSON);
        }
        return accepted.stream()
                .sorted((a, b) -> Float.compare(b.weight(), a.weight()))
                .map(MediaType::of)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<MediaType> of(MIMEHeader header) {
        if (header.weight() <= 0 || (header.parameter("charset") != null && !isUtf8(header.parameter("charset")))) {
            return Optional.empty();
        }
        if (header.component().equals("*") || header.subComponent().equals("*")) {
            return header.component().equals("*") || header.component().equals("application")
                    ? Optional.of(JSON)
                    : Optional.empty();
        }
        for (MediaType type : values()) {
            if (type.component.equalsIgnoreCase(header.component())
                    && type.subComponent.equalsIgnoreCase(header.subComponent())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Whether a request says that its body is JSON in UTF-8; some clients, GraphiQL among them, say so twice in one header. */
    static boolean isJson(HttpServerRequest request) {
        List<String> given = request.headers().getAll("Content-Type");
        return given.size() == 1 && Stream.of(given.get(0).split(",", -1)).allMatch(MediaType::isJson);
    }

    private static boolean isJson(String contentType) {
        String[] parts = contentType.split(";", -1);
        if (!parts[0].strip().equalsIgnoreCase("application/json")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].strip().split("=", 2);
            if (parameter[0].strip().equalsIgnoreCase("charset")
                    && !isUtf8(parameter.length < 2 ? null : parameter[1].strip())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(@Nullable String charset) {
        return charset != null && charset.replace("\"", "").equalsIgnoreCase("utf-8");
    }
}
