package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.rollcall.sandbox.ConstantContactClient.limits;
import static org.rollcall.sandbox.ConstantContactClient.moveClock;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rollcall.calendar.BusinessClock;
import org.rollcall.credential.CredentialStore;

/**
 * A test that begins with an empty account, and ends without a violation of the provider's rules, and without a call of the
 * form that signs people up, whatever they said before.
 */
@SuppressWarnings("NullAway.Init")
abstract class AccountCase {

    static final String ANN = "ann@members.test";
    static final String BOB = "bob@members.test";

    @Inject
    Pool pool;

    @Inject
    CredentialStore credentials;

    @Inject
    ConstantContactConfig config;

    @Inject
    BusinessClock clock;

    Account account;

    @BeforeEach
    void startEmpty() {
        account = Account.empty(pool, credentials, config, clock);
    }

    @AfterEach
    void nothingWasViolated() {
        control("violations?provider=constant-contact").body("$", empty());
        assertThat(Account.calls()).noneMatch(call -> call.contains("sign_up_form"));
    }

    @AfterEach
    void leaveAsItWas() {
        account.forget();
        limits(4, 10_000);
        moveClock("PT0S");
    }
}
