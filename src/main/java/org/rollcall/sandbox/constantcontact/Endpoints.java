package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Request;
import org.rollcall.sandbox.Violation;

/** Which call is answered by what. */
@ApplicationScoped
class Endpoints {

    private final AccountStore accounts;
    private final List<Endpoint> all;

    private record Endpoint(String method, List<String> parts, Function<Call, Uni<Answer>> action) {

        static Endpoint on(String method, String path, Function<Call, Uni<Answer>> action) {
            return new Endpoint(method, split("/v3" + path), action);
        }

        /** The names in the path and what stands for them, if the call is for this endpoint. */
        Optional<Map<String, String>> match(String asked, List<String> path) {
            if (!asked.equals(method) || path.size() != parts.size()) {
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
            AccountStore accounts,
            Lists lists,
            ContactReading reading,
            Contacts contacts,
            SignUpForm signUp,
            CustomFields fields,
            Activities activities) {
        this.accounts = accounts;
        // Names come before ids: the first that matches answers.
        this.all = List.of(
                Endpoint.on("GET", "/account/summary", this::summary),
                Endpoint.on("GET", "/contact_lists", lists::list),
                Endpoint.on("POST", "/contact_lists", lists::post),
                Endpoint.on("GET", "/contact_lists/{list}", lists::get),
                Endpoint.on("PUT", "/contact_lists/{list}", lists::put),
                Endpoint.on("DELETE", "/contact_lists/{list}", lists::delete),
                Endpoint.on("GET", "/contact_custom_fields", fields::list),
                Endpoint.on("POST", "/contact_custom_fields", fields::post),
                Endpoint.on("GET", "/contacts", reading::list),
                Endpoint.on("POST", "/contacts", contacts::post),
                Endpoint.on("GET", "/contacts/counts", reading::counts),
                Endpoint.on("POST", "/contacts/sign_up_form", signUp::post),
                Endpoint.on("PUT", "/contacts/resubscribe/{contact}", contacts::resubscribe),
                Endpoint.on("GET", "/contacts/{contact}", reading::get),
                Endpoint.on("PUT", "/contacts/{contact}", contacts::put),
                Endpoint.on("DELETE", "/contacts/{contact}", contacts::delete),
                Endpoint.on("POST", "/activities/contacts_json_import", activities::importContacts),
                Endpoint.on("POST", "/activities/add_list_memberships", activities::addMemberships),
                Endpoint.on("POST", "/activities/remove_list_memberships", activities::removeMemberships),
                Endpoint.on("POST", "/activities/contact_delete", activities::deleteContacts),
                Endpoint.on("POST", "/activities/list_delete", activities::deleteLists),
                Endpoint.on("GET", "/activities", activities::list),
                Endpoint.on("GET", "/activities/{activity}", activities::get));
    }

    /** Answers a call; a refused one fails with a {@link Problem}. */
    Uni<Answer> answer(SqlConnection db, Request request, OffsetDateTime now) {
        List<String> path = split(request.path());
        for (Endpoint endpoint : all) {
            Optional<Map<String, String>> names = endpoint.match(request.method(), path);
            if (names.isPresent()) {
                Call call = new Call(db, request, names.get(), now);
                return endpoint.action().apply(call).map(answer -> answer.with(call.noted()));
            }
        }
        throw Problem.notFound().with(Violation.contract("unknown call " + request.method() + " " + request.path()));
    }

    private Uni<Answer> summary(Call call) {
        return accounts.account(call.db())
                .map(account -> Replies.ok(
                        new JsonObject()
                                .put("contact_email", "office@sample-association.test")
                                .put("contact_phone", "555 0100")
                                .put("country_code", "us")
                                .put("encoded_account_id", "a07e1ilbm7shdg6ikeo")
                                .put("first_name", "Sample")
                                .put("last_name", "Office")
                                .put("organization_name", account.name())
                                .put("organization_phone", "555 0100")
                                .put("state_code", "MA")
                                .put("time_zone_id", "US/Eastern")
                                .put("website", "https://sample-association.test"),
                        0));
    }

    private static List<String> split(String path) {
        return List.of(path.substring(1).replaceAll("/$", "").split("/", -1));
    }
}
