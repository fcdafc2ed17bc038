package org.rollcall.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks a person whether an application may use his account, and sends the browser back with the answer. */
@ApplicationScoped
public class Authorization {

    private final CodeStore codes;

    Authorization(CodeStore codes) {
        this.codes = codes;
    }

    /** Shows the page to a reader, and carries out what was chosen on it. */
    public Uni<Answer> answer(SqlConnection db, Request request, Application application) {
        Form asked = request.isWrite() ? Form.read(request.body()) : new Form(request.query());
        if (!application.clientId().equals(asked.get("client_id"))) {
            return refused("client_id", asked.get("client_id"), application.clientId());
        }
        Optional<RedirectUri> target = RedirectUri.parse(asked.get("redirect_uri"), application.callback());
        if (target.isEmpty()) {
            return refused(
                    "redirect_uri",
                    asked.get("redirect_uri"),
                    "this machine's addresses with " + application.callback());
        }
        Optional<String> error = error(application, asked);
        if (error.isPresent()) {
            return Uni.createFrom().item(back(target.get(), "error", error.get(), asked));
        }
        return request.isWrite()
                ? decide(db, application, asked, target.get())
                : Uni.createFrom().item(AuthorizationPage.ask(application, asked, target.get()));
    }

    private Uni<Answer> decide(SqlConnection db, Application application, Form asked, RedirectUri target) {
        if (!asked.get("decision").equals("allow")) {
            return Uni.createFrom().item(back(target, "error", "access_denied", asked));
        }
        CodeStore.Grant grant = new CodeStore.Grant(target.text(), asked.get("scope"), asked.get("code_challenge"));
        return codes.give(db, application.provider(), grant).map(code -> back(target, "code", code, asked));
    }

    private static Optional<String> error(Application application, Form asked) {
        boolean challenged = !asked.get("code_challenge").isEmpty();
        if (asked.get("state").isEmpty()
                || (challenged && !asked.get("code_challenge_method").equals("S256"))) {
            return Optional.of("invalid_request");
        }
        if (!asked.get("response_type").equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        boolean scoped = application.scope().isEmpty()
                || Arrays.asList(asked.get("scope").split(" ", -1)).contains(application.scope());
        return scoped ? Optional.empty() : Optional.of("invalid_scope");
    }

    private static Answer back(RedirectUri target, String name, String value, Form asked) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put(name, value);
        if (!asked.get("state").isEmpty()) {
            parameters.put("state", asked.get("state"));
        }
        return target.redirect(parameters);
    }

    private static Uni<Answer> refused(String name, String value, String allowed) {
        return Uni.createFrom().item(AuthorizationPage.refuse(name, value, allowed));
    }
}
