package org.rollcall.provider.mailchimp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.provider.mailchimp.Account.FIELDS;
import static org.rollcall.provider.mailchimp.Account.OTHER_FIELDS;
import static org.rollcall.provider.mailchimp.Account.OWNER;
import static org.rollcall.provider.mailchimp.Account.addresses;
import static org.rollcall.provider.mailchimp.Account.calls;
import static org.rollcall.provider.mailchimp.Account.creates;
import static org.rollcall.provider.mailchimp.Account.forgetCalls;
import static org.rollcall.provider.mailchimp.Account.held;
import static org.rollcall.provider.mailchimp.Account.plan;
import static org.rollcall.sandbox.MailchimpClient.fault;
import static org.rollcall.sandbox.MailchimpClient.mailchimp;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.TestDatabase;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.ContactStatus;
import org.rollcall.provider.Effect;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.ProviderTrouble.Kind;

/** Trouble of a call is told by its kind, and takes nothing from what other calls did. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TroubleTest extends AccountCase {

    @ParameterizedTest
    @CsvSource({
        "throttle-429, THROTTLED",
        "throttle-403, THROTTLED",
        "error-500, UNAVAILABLE",
        "html-502, UNAVAILABLE",
        "truncated, UNAVAILABLE",
        "reset-before, UNAVAILABLE",
        "reset-after-apply, UNAVAILABLE",
        "unauthorized, UNAUTHORIZED"
    })
    void aCallThatFailsIsTroubleOfItsKindAndTheOtherCallsCount(String fault, Kind kind) {
        var contact = account.member(ANN);
        fault(fault, "PATCH /3.0/lists");
        var plans = new ArrayList<>(creates(3));
        plans.add(plan(new ContactChange.Update(contact, OWNER, OTHER_FIELDS)));

        var effects = account.push(plans);

        assertThat(effects).filteredOn(Effect.Changed.class::isInstance).hasSize(3);
        assertThat(effects)
                .filteredOn(Effect.Trouble.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Trouble.class,
                        trouble -> assertThat(trouble.cause().kind()).isEqualTo(kind));
        assertThat(effects).hasSize(4);
        assertThat(Account.contacts()).hasSize(4);
    }

    @Test
    void whatACallDidBeforeItsAnswerWasLostIsDoneAndCanBeRead() {
        fault("reset-after-apply", "POST /3.0/lists");

        var effects = account.push(Account.create(ANN));

        assertThat(effects).singleElement().isInstanceOf(Effect.Trouble.class);
        assertThat(account.read(ANN).status()).isEqualTo(ContactStatus.SUBSCRIBED);
    }

    @Test
    void anAddressWhoseCallFailedIsPutOnNoList() {
        fault("reset-after-apply", "POST /3.0/lists");
        var join = plan(new ContactChange.Create(ANN, OWNER, FIELDS), List.of(account.list()), List.of());

        account.push(join);

        assertThat(held(ANN)).containsEntry("lists", List.of());
        assertThat(calls()).containsExactly("POST … 200 1");
    }

    @Test
    void afterTroubleNoFurtherCallIsBegun() {
        account.push(creates(60));
        var plans = addresses(60).stream()
                .map(address -> plan(new ContactChange.Update(account.made(address), OWNER, OTHER_FIELDS)))
                .toList();
        forgetCalls();
        fault("unauthorized", "PATCH /3.0/lists");

        var effects = account.push(plans);

        assertThat(effects).filteredOn(Effect.Trouble.class::isInstance).hasSize(1);
        assertThat(calls()).hasSizeLessThan(20);
    }

    @Test
    void readingFailsWithTroubleAndNothingElse() {
        fault("truncated", "GET /3.0/lists");
        account.push(Account.create(ANN));

        assertThatThrownBy(() -> account.read(ANN))
                .isInstanceOfSatisfying(
                        ProviderTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.UNAVAILABLE));
        assertThat(account.read(ANN).address()).isEqualTo(ANN);
    }

    @Test
    void troubleNamesNeitherAddressesNorCredentials() {
        fault("unauthorized", "POST /3.0/lists");

        var effects = account.push(Account.create(ANN));

        assertThat(effects)
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Trouble.class,
                        trouble -> assertThat(trouble.cause().getMessage())
                                .doesNotContain(ANN)
                                .doesNotContain("0123456789abcdef"));
    }

    /** The sandbox turns the eleventh connection away, and writes it down as a violation. */
    @Test
    void manyCallsAreMadeAtTheSameTimeButNeverMoreThanTen() {
        account.push(creates(60));
        var plans = addresses(60).stream()
                .map(address -> plan(new ContactChange.Update(account.made(address), OWNER, OTHER_FIELDS)))
                .toList();
        mailchimp()
                .body(Map.of("provider", "mailchimp", "millis", 100))
                .put("/sandbox/control/latency")
                .then()
                .statusCode(200);
        forgetCalls();

        long start = System.nanoTime();
        var effects = account.push(plans);
        var took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(effects).hasSize(60).allMatch(Effect.Changed.class::isInstance);
        assertThat(calls()).hasSize(60).allMatch(call -> call.endsWith(" 200 1"));
        assertThat(took).as("one after the other it would be six seconds").isLessThan(Duration.ofSeconds(5));
    }
}
