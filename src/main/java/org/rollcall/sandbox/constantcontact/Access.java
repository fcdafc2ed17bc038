package org.rollcall.sandbox.constantcontact;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.Application;
import org.rollcall.sandbox.Authorization;
import org.rollcall.sandbox.CodeStore;
import org.rollcall.sandbox.Form;
import org.rollcall.sandbox.Request;
import org.rollcall.sandbox.Violation;

/** How an application gets its tokens: for a person's yes, and later for the last refresh token it was given. */
@ApplicationScoped
class Access {

    static final String PATH = "/oauth2/default/v1/";

    private static final int ACCESS_SECONDS = 86_400;

    private final AccountStore accounts;
    private final TokenStore tokens;
    private final CodeStore codes;
    private final Authorization authorization;

    Access(AccountStore accounts, TokenStore tokens, CodeStore codes, Authorization authorization) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.codes = codes;
        this.authorization = authorization;
    }

    Uni<Answer> answer(SqlConnection db, Request request) {
        return switch (request.method() + " " + request.path().substring(PATH.length())) {
            case "GET authorize", "POST authorize" ->
                accounts.account(db).chain(account -> authorization.answer(db, request, application(account)));
            case "POST token" ->
                accounts.lock(db)
                        .chain(account -> token(db, request, account))
                        .onFailure(OAuthError.class)
                        .recoverWithItem(OAuthError::answer);
            default -> Uni.createFrom().item(Problem.notFound().answer());
        };
    }

    private Uni<Answer> token(SqlConnection db, Request request, AccountStore.Account account) {
        Form form = Form.read(request.body());
        boolean withSecret = request.authorization() != null;
        requireClient(request, form, account);
        return switch (form.get("grant_type")) {
            case "authorization_code" -> exchange(db, form, withSecret);
            case "refresh_token" -> refresh(db, form, withSecret);
            default -> throw new OAuthError(400, "unsupported_grant_type", "grant_type is not supported.");
        };
    }

    private Uni<Answer> exchange(SqlConnection db, Form form, boolean withSecret) {
        return codes.take(db, ConstantContact.NAME, form.get("code")).chain(found -> {
            CodeStore.Grant grant = found.filter(each -> each.redirectUri().equals(form.get("redirect_uri")))
                    .orElseThrow(() -> OAuthError.invalidGrant("The authorization code is invalid or has expired."));
            boolean proven = grant.challenge().isEmpty()
                    ? withSecret
                    : grant.challenge().equals(challenge(form.get("code_verifier")));
            if (!proven) {
                throw OAuthError.invalidGrant("PKCE verification failed.");
            }
            return give(db, grant.scope(), withSecret);
        });
    }

    private Uni<Answer> refresh(SqlConnection db, Form form, boolean withSecret) {
        String token = form.get("refresh_token");
        return tokens.findRefresh(db, token).chain(found -> {
            TokenStore.RefreshToken refresh = found.orElseThrow(Access::deadRefreshToken);
            if (refresh.used()) {
                throw deadRefreshToken()
                        .with(new Violation(
                                Violation.Kind.REFRESH_TOKEN_REUSED, null, "a refresh token that had been used"));
            }
            if (!refresh.live() || refresh.stale() || (refresh.withSecret() && !withSecret)) {
                throw deadRefreshToken();
            }
            return tokens.use(db, token).chain(() -> give(db, refresh.scope(), withSecret));
        });
    }

    private Uni<Answer> give(SqlConnection db, String scope, boolean withSecret) {
        String access = Secret.jwt(scope);
        JsonObject json = new JsonObject()
                .put("token_type", "Bearer")
                .put("expires_in", ACCESS_SECONDS)
                .put("access_token", access)
                .put("scope", scope);
        Uni<Void> given = tokens.giveAccess(db, access);
        if (Arrays.asList(scope.split(" ", -1)).contains("offline_access")) {
            String refresh = Secret.random(32);
            json.put("refresh_token", refresh);
            given = given.chain(() -> tokens.giveRefresh(db, refresh, scope, withSecret));
        }
        return given.replaceWith(Replies.json(200, json, 0).withHeader("Cache-Control", "no-store"));
    }

    private static void requireClient(Request request, Form form, AccountStore.Account account) {
        String authorization = request.authorization();
        boolean known = authorization == null
                ? account.clientId().equals(form.get("client_id"))
                : authorization.equals("Basic " + base64(account.clientId() + ":" + account.clientSecret()));
        if (!known) {
            throw new OAuthError(401, "invalid_client", "The client credentials are invalid.");
        }
    }

    private static OAuthError deadRefreshToken() {
        return OAuthError.invalidGrant("The refresh token is invalid or expired.");
    }

    private static Application application(AccountStore.Account account) {
        return new Application(
                ConstantContact.NAME,
                "Constant Contact",
                account.name(),
                account.clientId(),
                "/connect/constant-contact/callback",
                "contact_data");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
