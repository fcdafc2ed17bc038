package org.rollcall.provider.mailchimp;

import static org.hamcrest.Matchers.empty;
import static org.rollcall.sandbox.MailchimpClient.control;

import io.quarkus.arc.All;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.rollcall.provider.PlatformSource;

/** A test that begins with an empty account, and ends without a violation of the provider's rules. */
@SuppressWarnings("NullAway.Init")
abstract class AccountCase {

    static final String ANN = "ann@members.test";
    static final String BOB = "bob@members.test";

    @All
    @Inject
    List<PlatformSource> sources;

    @Inject
    Pool pool;

    Account account;

    @BeforeEach
    void startEmpty() {
        account = Account.empty(sources, pool);
    }

    @AfterEach
    void nothingWasViolated() {
        control("violations").body("$", empty());
    }
}
