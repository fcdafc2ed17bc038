package org.rollcall.sandbox.mailchimp;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.sandbox.Answer;
import org.rollcall.sandbox.ControlError;
import org.rollcall.sandbox.Fault;
import org.rollcall.sandbox.PersonAct;
import org.rollcall.sandbox.Request;
import org.rollcall.sandbox.SimulatedProvider;
import org.rollcall.sandbox.Trouble;

/** The simulated Mailchimp: who may call, and how calls fail. */
@ApplicationScoped
class Mailchimp implements SimulatedProvider {

    private final AudienceStore audiences;
    private final Endpoints endpoints;
    private final People people;
    private final ContactReport report;
    private final BatchRunner batches;
    private final BatchResults results;
    private final OAuth oauth;
    private final DeliveryStore deliveries;
    private final Courier courier;

    Mailchimp(
            AudienceStore audiences,
            Endpoints endpoints,
            People people,
            ContactReport report,
            BatchRunner batches,
            BatchResults results,
            OAuth oauth,
            DeliveryStore deliveries,
            Courier courier) {
        this.audiences = audiences;
        this.endpoints = endpoints;
        this.people = people;
        this.report = report;
        this.batches = batches;
        this.results = results;
        this.oauth = oauth;
        this.deliveries = deliveries;
        this.courier = courier;
    }

    @Override
    public String name() {
        return "mailchimp";
    }

    @Override
    public int connections() {
        return 10;
    }

    @Override
    public Uni<Answer> answer(SqlConnection db, Request request) {
        Uni<Answer> answered = Uni.createFrom().deferred(() -> answerInside(db, request));
        return answered.onItem()
                .transform(answer -> request.isWrite() ? answer.then(afterwards(request)) : answer)
                .onFailure(Problem.class)
                .recoverWithItem(Mailchimp::answer);
    }

    private Uni<Answer> answerInside(SqlConnection db, Request request) {
        if (request.path().startsWith(BatchResults.PATH)) {
            return results.download(db, request);
        }
        if (request.path().startsWith(OAuth.PATH)) {
            return oauth.answer(db, request);
        }
        return account(db, request)
                .chain(account -> requireKey(db, request.authorization(), account.apiKey()))
                .chain(() -> endpoints.answer(db, request));
    }

    @Override
    public Answer answerIn(Trouble trouble) {
        return answer(
                switch (trouble) {
                    case THROTTLED ->
                        Problem.of(
                                429, "TooManyRequests", "You have exceeded the limit of 10 simultaneous connections.");
                    case UNAUTHORIZED -> invalidKey();
                    case BROKEN ->
                        Problem.of(
                                500,
                                "InternalServerError",
                                "An unexpected internal error has occurred. Please contact Support for more information.");
                });
    }

    @Override
    public Optional<Answer> refuseRow(Request request, String email) {
        return BadRow.find(request, email).map(Mailchimp::answer);
    }

    @Override
    public Uni<JsonArray> contacts(SqlConnection db) {
        return report.contacts(db);
    }

    @Override
    public Uni<Void> act(SqlConnection db, PersonAct act) {
        return people.act(db, act);
    }

    @Override
    public Uni<Void> reset(SqlConnection db) {
        return audiences
                .lockAccount(db)
                .chain(() -> db.query("""
                        TRUNCATE sandbox.mailchimp_contact, sandbox.mailchimp_forgotten, sandbox.mailchimp_segment,
                                 sandbox.mailchimp_segment_member, sandbox.mailchimp_webhook, sandbox.mailchimp_delivery,
                                 sandbox.mailchimp_batch, sandbox.mailchimp_operation
                        """).execute())
                .chain(() -> db.query("DELETE FROM sandbox.mailchimp_merge_field WHERE NOT seeded")
                        .execute())
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> revoke(SqlConnection db) {
        return oauth.revoke(db);
    }

    @Override
    public Uni<JsonArray> deliveries(SqlConnection db) {
        return deliveries.report(db);
    }

    @Override
    public Uni<Boolean> repeat(SqlConnection db, long delivery) {
        return deliveries.repeat(db, delivery);
    }

    @Override
    public void limit(int callsPerSecond, int callsPerDay) {
        throw new ControlError(
                "provider is 'mailchimp', which counts connections and not calls; allowed is constant-contact");
    }

    @Override
    public boolean plays(Fault.Kind kind) {
        return false;
    }

    @Override
    public void resume() {
        batches.run(this);
        courier.run();
    }

    private Runnable afterwards(Request request) {
        return request.path().equals("/3.0/batches") ? this::resume : courier::run;
    }

    private Uni<AudienceStore.Account> account(SqlConnection db, Request request) {
        return request.isWrite() ? audiences.lockAccount(db) : audiences.account(db);
    }

    /** The account's own key is as good as a token that an application was given. */
    private Uni<Void> requireKey(SqlConnection db, @Nullable String authorization, String key) {
        if (authorization == null) {
            throw Problem.of(401, "API Key Missing", "Your request did not include an API key.");
        }
        String shown = Optional.ofNullable(keyOf(authorization)).orElse("");
        Uni<Boolean> valid = key.equals(shown) ? Uni.createFrom().item(true) : oauth.isValid(db, shown);
        return valid.invoke(known -> {
                    if (!known) {
                        throw invalidKey();
                    }
                })
                .replaceWithVoid();
    }

    private static @Nullable String keyOf(String authorization) {
        String[] parts = authorization.strip().split("\\s+", 2);
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Bearer")) {
            return parts[1];
        }
        if (parts.length == 2 && parts[0].equalsIgnoreCase("Basic")) {
            return passwordOf(parts[1]);
        }
        return null;
    }

    private static @Nullable String passwordOf(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Problem invalidKey() {
        return Problem.of(
                401,
                "API Key Invalid",
                "Your API key may be invalid, or you've attempted to access the wrong datacenter.");
    }

    private static Answer answer(Problem problem) {
        return problem.answer(UUID.randomUUID().toString());
    }
}
