package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.resync;
import static org.rollcall.sync.Association.save;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Sandbox.CONSTANT_CONTACT;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** A profile of its own, so that no other test has to read ten thousand contacts. */
@QuarkusTest
@TestProfile(TenThousandContactsTest.OnItsOwn.class)
@WithTestResource(TestDatabase.class)
class TenThousandContactsTest {

    @Test
    void tenThousandNewAddressesTakeAtMostFiveWritesAndARemovalOfAThousandTwo() {
        var association = new Association("ten-thousand", CONSTANT_CONTACT);
        association.importRows(IntStream.range(0, 10_000)
                .mapToObj(i -> "ten-thousand-" + i + ",PERSON,First" + i + ",Last" + i + ","
                        + association.email("p" + i) + (i < 9_000 ? ",ten-thousand;stays" : ",ten-thousand"))
                .toList());

        String group = association.synced();
        assertThat(CONSTANT_CONTACT.writes()).hasSizeLessThanOrEqualTo(5);
        association.holds(group, "ten-thousand");

        CONSTANT_CONTACT.calm();
        save(Association.changed(group, association.group("ten-thousand", "stays")));
        settled(group);
        assertThat(CONSTANT_CONTACT.writes()).hasSize(2);
        association.holds(group, "ten-thousand");

        CONSTANT_CONTACT.calm();
        resync(group);
        assertThat(CONSTANT_CONTACT.writes()).isEmpty();
    }

    public static class OnItsOwn implements QuarkusTestProfile {}
}
