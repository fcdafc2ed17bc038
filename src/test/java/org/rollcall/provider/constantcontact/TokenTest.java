package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.provider.constantcontact.Account.calls;
import static org.rollcall.provider.constantcontact.Account.done;
import static org.rollcall.provider.constantcontact.Account.forgetCalls;
import static org.rollcall.sandbox.ConstantContactClient.fault;
import static org.rollcall.sandbox.ConstantContactClient.limits;
import static org.rollcall.sandbox.ConstantContactClient.moveClock;
import static org.rollcall.sandbox.MailchimpClient.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;

/** A token that ends is renewed once, whoever finds out, and what the provider refuses is not tried again. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class TokenTest extends AccountCase {

    private static final String REFRESH = "POST /oauth2/default/v1/token ";
    private static final String CALL = "GET /v3/account/summary ";

    private static final int EXPIRIES = 1_000;
    private static final int CALLERS = 8;

    @Test
    void aThousandTokensThatEndUnderEightCallersAreRenewedAThousandTimes() throws Exception {
        limits(1_000_000, 1_000_000);
        control("faults", faultOf(EXPIRIES)).statusCode(200);

        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            Callable<JsonNode> caller = this::answeredInTheEnd;
            for (Future<JsonNode> answer : callers.invokeAll(Collections.nCopies(3 * CALLERS, caller))) {
                assertThat(answer.get().path("organization_name").asText()).isNotEmpty();
            }
        }

        assertThat(Collections.frequency(calls(), REFRESH + 200)).isEqualTo(EXPIRIES);
        assertThat(calls()).noneMatch(call -> call.startsWith(REFRESH + 4)).endsWith(CALL + 200);
    }

    /** A call whose second token ends as well is trouble; its caller comes again, with each token once at most. */
    private JsonNode answeredInTheEnd() {
        return account.client()
                .account()
                .onFailure(failure -> failure instanceof ProviderTrouble trouble && trouble.kind() == Kind.UNAUTHORIZED)
                .retry()
                .atMost(EXPIRIES)
                .await()
                .atMost(Duration.ofMinutes(5));
    }

    @Test
    void aTokenThatHasEndedIsRenewedAndTheCallRepeated() {
        fault("expire-token", "GET /v3/account");

        done(account.client().account());

        assertThat(calls()).containsExactly(CALL + 401, REFRESH + 200, CALL + 200);
    }

    @Test
    void whatWasRenewedIsStored() {
        fault("expire-token", "GET /v3/account");
        done(account.client().account());
        forgetCalls();

        done(account.client().account());

        assertThat(calls()).containsExactly(CALL + 200);
    }

    @Test
    void aTokenNearItsEndIsRenewedBeforeTheCall() {
        moveClock("PT23H54M");
        done(account.client().account());
        assertThat(calls()).containsExactly(CALL + 200);
        forgetCalls();

        moveClock("PT23H56M");
        done(account.client().account());

        assertThat(calls()).containsExactly(REFRESH + 200, CALL + 200);
    }

    @Test
    void aRefusedRefreshWaitsForAPersonAndIsNotTriedAgain() {
        control("revoke", Map.of("provider", "constant-contact")).statusCode(200);
        fails(account.client().account(), Kind.UNAUTHORIZED);
        assertThat(calls()).containsExactly(CALL + 401, REFRESH + 400);

        fails(account.client().account(), Kind.UNAUTHORIZED);

        assertThat(calls()).containsExactly(CALL + 401, REFRESH + 400);
    }

    @Test
    void aPersonWhoConnectsAgainEndsTheRefusal() {
        control("revoke", Map.of("provider", "constant-contact")).statusCode(200);
        fails(account.client().account(), Kind.UNAUTHORIZED);

        account.letIn();

        done(account.client().account());
    }

    @Test
    void anAuthorizationServerThatFailsIsAskedAgain() {
        fault("expire-token", "GET /v3/account");
        fault("error-500", "POST /oauth2");
        fails(account.client().account(), Kind.UNAVAILABLE);

        done(account.client().account());

        assertThat(calls()).containsExactly(CALL + 401, REFRESH + 500, CALL + 401, REFRESH + 200, CALL + 200);
    }

    @Test
    void aTokenThatIsRefusedAsSoonAsItWasGivenIsTrouble() {
        control("faults", faultOf(2)).statusCode(200);

        fails(account.client().account(), Kind.UNAUTHORIZED);

        assertThat(calls()).containsExactly(CALL + 401, REFRESH + 200, CALL + 401);
    }

    @Test
    void aSpentDayIsFoundOutByOneCallAndNoneIsMadeBeforeTheNextDay() {
        fault("quota-exceeded", "GET /v3/account");
        fails(account.client().account(), Kind.QUOTA_SPENT);

        fails(account.client().account(), Kind.QUOTA_SPENT);
        assertThat(calls()).containsExactly(CALL + 429);

        moveClock("PT24H30M");
        done(account.client().account());
    }

    private static Map<String, Object> faultOf(int count) {
        return Map.of(
                "provider", "constant-contact", "kind", "expire-token", "match", "GET /v3/account", "count", count);
    }

    private static void fails(Uni<JsonNode> call, Kind kind) {
        assertThatThrownBy(() -> done(call))
                .isInstanceOfSatisfying(
                        ProviderTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(kind));
    }
}
