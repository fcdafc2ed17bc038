package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Application;
import org.rollcall.sandbox.Authorization;
import org.rollcall.sandbox.CodeStore;
import org.rollcall.sandbox.Form;
import org.rollcall.sandbox.Request;

/** How an application gets a token for a person's yes, and learns where the account is; a token does not expire. */
@ApplicationScoped
class OAuth {

    static final String PATH = "/oauth2/";

    private static final String PROVIDER = "mailchimp";
    private static final String CLIENT_ID = "635959587059";
    private static final String CLIENT_SECRET = "sandbox-secret-of-mailchimp";

    private final AudienceStore audiences;
    private final CodeStore codes;
    private final Authorization authorization;

    OAuth(AudienceStore audiences, CodeStore codes, Authorization authorization) {
        this.audiences = audiences;
        this.codes = codes;
        this.authorization = authorization;
    }

    Uni<Answer> answer(SqlConnection db, Request request) {
        return switch (request.method() + " " + request.path().substring(PATH.length())) {
            case "GET authorize", "POST authorize" ->
                audiences
                        .account(db)
                        .chain(account -> authorization.answer(
                                db,
                                request,
                                new Application(
                                        PROVIDER,
                                        "Mailchimp",
                                        account.name(),
                                        CLIENT_ID,
                                        "/connect/mailchimp/callback",
                                        "")));
            case "POST token" -> token(db, Form.read(request.body()));
            case "GET metadata" -> metadata(db, request);
            default -> throw Problem.notFound();
        };
    }

    /** Whether it is a token that was given out and not withdrawn. */
    Uni<Boolean> isValid(SqlConnection db, String token) {
        return db.preparedQuery("SELECT FROM sandbox.mailchimp_token WHERE token = $1")
                .execute(Tuple.of(token))
                .map(rows -> rows.size() == 1);
    }

    Uni<Void> revoke(SqlConnection db) {
        return db.query("DELETE FROM sandbox.mailchimp_token").execute().chain(() -> codes.clear(db, PROVIDER));
    }

    private Uni<Answer> token(SqlConnection db, Form form) {
        if (!form.get("client_id").equals(CLIENT_ID)
                || !form.get("client_secret").equals(CLIENT_SECRET)) {
            return refused(401, "invalid_client", "The client credentials are invalid");
        }
        if (!form.get("grant_type").equals("authorization_code")) {
            return refused(400, "unsupported_grant_type", "grant_type is not supported");
        }
        return codes.take(db, PROVIDER, form.get("code"))
                .chain(found -> found.filter(grant -> grant.redirectUri().equals(form.get("redirect_uri")))
                        .map(grant -> give(db))
                        .orElseGet(() -> refused(400, "invalid_grant", "Invalid or expired code")));
    }

    private static Uni<Answer> give(SqlConnection db) {
        return db.preparedQuery("INSERT INTO sandbox.mailchimp_token (token) VALUES ($1) RETURNING token")
                .execute(Tuple.of(UUID.randomUUID().toString().replace("-", "")))
                .map(rows -> Replies.ok(
                        new JsonObject()
                                .put("access_token", rows.iterator().next().getString("token"))
                                .put("expires_in", 0)
                                .putNull("scope"),
                        0));
    }

    /** Says where the account is reached: here, so that nothing leaves the machine. */
    private Uni<Answer> metadata(SqlConnection db, Request request) {
        String authorized = Optional.ofNullable(request.authorization()).orElse("");
        String token = authorized.startsWith("OAuth ") ? authorized.substring(6).strip() : "";
        String home = request.origin() + "/sandbox/" + PROVIDER;
        return isValid(db, token)
                .chain(valid -> valid
                        ? audiences.account(db).map(account -> Replies.ok(described(account.name(), home), 0))
                        : refused(401, "invalid_token", "The access token is invalid"));
    }

    private static JsonObject described(String account, String home) {
        return new JsonObject()
                .put("dc", "us6")
                .put("role", "owner")
                .put("accountname", account)
                .put("user_id", 601234)
                .put(
                        "login",
                        new JsonObject()
                                .put("email", "office@sample-association.test")
                                .putNull("avatar")
                                .put("login_id", 601234)
                                .put("login_name", "sample-association")
                                .put("login_email", "office@sample-association.test"))
                .put("login_url", home)
                .put("api_endpoint", home);
    }

    private static Uni<Answer> refused(int status, String error, String description) {
        JsonObject json = new JsonObject().put("error", error).put("error_description", description);
        return Uni.createFrom()
                .item(Replies.json(
                        status, "application/json", json, UUID.randomUUID().toString(), 0));
    }
}
