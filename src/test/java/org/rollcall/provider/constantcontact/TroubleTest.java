package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.provider.constantcontact.Account.calls;
import static org.rollcall.provider.constantcontact.Account.done;
import static org.rollcall.provider.constantcontact.Account.held;
import static org.rollcall.provider.constantcontact.Plans.LIST;
import static org.rollcall.provider.constantcontact.Plans.OWNER;
import static org.rollcall.provider.constantcontact.Plans.newcomer;
import static org.rollcall.provider.constantcontact.Plans.plan;
import static org.rollcall.sandbox.ConstantContactClient.fault;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.plan.ContactChange;
import org.rollcall.provider.Effect;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;

/** Trouble of a call is told by its kind, ends the push, and takes nothing from what earlier calls did. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class TroubleTest extends AccountCase {

    private static final String CONTACTS = "POST /v3/contacts";

    @ParameterizedTest
    @CsvSource({
        "throttle-429, THROTTLED",
        "throttle-403, THROTTLED",
        "quota-exceeded, QUOTA_SPENT",
        "error-500, UNAVAILABLE",
        "html-502, UNAVAILABLE",
        "truncated, UNAVAILABLE",
        "reset-before, UNAVAILABLE",
        "reset-after-apply, UNAVAILABLE"
    })
    void aCallThatFailsIsTroubleOfItsKind(String fault, Kind kind) {
        fault(fault, CONTACTS);

        var effects = account.push(newcomer(ANN, LIST), newcomer(BOB, LIST));

        assertThat(effects).singleElement().isInstanceOfSatisfying(Effect.Trouble.class, trouble -> {
            assertThat(trouble.cause().kind()).isEqualTo(kind);
            assertThat(trouble.cause().getMessage()).doesNotContain("ann", "members");
        });
        assertThat(held(BOB)).isEmpty();
    }

    @Test
    void whatCallsDidBeforeTheTroubleCounts() {
        var bob = account.member(BOB);
        var rename = new ContactChange.Rename("bert@members.test", bob, OWNER, bob.fields());
        fault("error-500", CONTACTS);

        var effects = account.push(newcomer(ANN, LIST), plan(rename), newcomer("cat@members.test", LIST));

        assertThat(effects).hasSize(2).contains(new Effect.Changed(rename, bob.contactId(), null));
        assertThat(effects).last().isInstanceOf(Effect.Trouble.class);
    }

    @Test
    void aRefusedTokenIsRenewedOnceWithoutTrouble() {
        fault("unauthorized", CONTACTS);

        var effects = account.push(newcomer(ANN, LIST));

        assertThat(effects).contains(new Effect.PutOn(ANN, LIST));
        assertThat(calls()).containsExactly(CONTACTS + " 401", "POST /oauth2/default/v1/token 200", CONTACTS + " 201");
    }

    @Test
    void readingFailsWithTroubleAndNothingElse() {
        fault("truncated", "GET /v3/contacts");
        account.push(newcomer(ANN, LIST));

        assertThatThrownBy(() -> account.read(ANN))
                .isInstanceOfSatisfying(
                        ProviderTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.UNAVAILABLE));
        assertThat(account.read(ANN).address()).isEqualTo(ANN);
    }

    @Test
    void aReadingThatFailsOnItsWayFailsAsAWhole() {
        fault("html-502", "GET /v3/contacts");

        assertThatThrownBy(() -> done(account.platform().readAll().collect().asList()))
                .isInstanceOf(ProviderTrouble.class);
    }
}
