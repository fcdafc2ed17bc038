package org.rollcall.sync;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class MailchimpContractTest extends ProviderContract {

    MailchimpContractTest() {
        super(Sandbox.MAILCHIMP, 1, 2);
    }
}
