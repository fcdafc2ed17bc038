package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.resyncRecords;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class ConsentTest {

    @Test
    void anAddressThatAPersonChangedAtTheProviderIsNeitherChangedBackNorAddedAgain() {
        var association = new Association("elsewhere");
        association.people(3);
        String group = association.synced();
        MAILCHIMP.changeEmail(association.email("p1"), association.email("own"));

        resyncRecords(List.of(association.standing(group, "1").id()));
        settled(group);

        assertThat(association.standing(group, "1").code()).isEqualTo("EMAIL_CHANGED");
        assertThat(MAILCHIMP.contacts("elsewhere.test"))
                .containsKey(association.email("own"))
                .doesNotContainKey(association.email("p1"));
    }
}
