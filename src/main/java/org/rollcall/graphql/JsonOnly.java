package org.rollcall.graphql;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * Lets through to GraphQL only what says that it is JSON. A page of another site can make a browser post forms and plain
 * text with the visitor's cookies and without asking, but not JSON.
 */
@ApplicationScoped
class JsonOnly {

    private static final String REFUSAL = "{\"errors\":[{\"message\":\"The content type of a GraphQL request is"
            + " 'application/json'.\",\"extensions\":{\"code\":\"UNSUPPORTED_MEDIA_TYPE\"}}]}";

    void install(@Observes Router router) {
        router.post("/graphql/*").order(Integer.MIN_VALUE).handler(JsonOnly::check);
    }

    private static void check(RoutingContext context) {
        if (isJson(context.request().getHeader("Content-Type"))) {
            context.next();
        } else {
            context.response()
                    .setStatusCode(415)
                    .putHeader("Content-Type", "application/json")
                    .end(REFUSAL);
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
