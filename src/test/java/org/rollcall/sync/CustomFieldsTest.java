package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.settled;
import static org.rollcall.sync.Sandbox.CONSTANT_CONTACT;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.TestDatabase;

/** Fields of the association's own are made at the provider, filled, changed and blanked, one by one and in imports. */
@QuarkusTest
@TestProfile(CustomFieldsTest.Configured.class)
@WithTestResource(TestDatabase.class)
class CustomFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"MAILCHIMP:2", "MAILCHIMP:30", "CONSTANT_CONTACT:2", "CONSTANT_CONTACT:30"})
    void aFieldOfTheirOwnIsSentAndFollowsTheMember(String scenario) {
        boolean mailchimp = scenario.startsWith("MAILCHIMP");
        Sandbox sandbox = mailchimp ? MAILCHIMP : CONSTANT_CONTACT;
        int people = Integer.parseInt(scenario.substring(scenario.indexOf(':') + 1));
        var association = new Association("chapters" + people + (mailchimp ? "-mc" : "-cc"), sandbox);
        importWith(association, people, "North");
        String group = association.synced();
        assertThat(chapters(sandbox, association)).hasSize(people).containsOnly("North");

        importWith(association, people, "South");
        settled(group);
        assertThat(chapters(sandbox, association)).containsOnly("South");

        sandbox.calm();
        importWith(association, people, "South");
        settled(group);
        assertThat(sandbox.writes()).isEmpty();

        importWith(association, 1, "");
        settled(group);
        assertThat(chapters(sandbox, association)).filteredOn("South"::equals).hasSize(people - 1);
        association.holds(group, association.name);
    }

    private static void importWith(Association association, int people, String chapter) {
        Association.importFile(
                "external_id,kind,first_name,last_name,email,tags,custom:chapter",
                IntStream.range(0, people)
                        .mapToObj(i -> association.name + "-" + i + ",PERSON,First" + i + ",Last" + i + ","
                                + association.email("p" + i) + "," + association.name + "," + chapter)
                        .toList());
    }

    private static List<String> chapters(Sandbox sandbox, Association association) {
        return sandbox.fields(association.domain, sandbox == MAILCHIMP ? "CHAPTER" : "Chapter");
    }

    public static class Configured implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "rollcall.mailchimp.merge-fields.CHAPTER", "chapter",
                    "rollcall.constant-contact.custom-fields.Chapter", "chapter");
        }
    }
}
