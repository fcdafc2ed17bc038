package org.rollcall.sync;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConstantContactContractTest extends ProviderContract {

    ConstantContactContractTest() {
        super(Sandbox.CONSTANT_CONTACT, 2, 1);
    }
}
