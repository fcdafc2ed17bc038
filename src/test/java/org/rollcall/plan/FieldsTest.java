package org.rollcall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.plan.Fields.FieldDifference;

/** What differs between the fields of a contact and those that are wanted. */
class FieldsTest {

    private static final Fields ANN = new Fields("Ann", "Archer", "Acme", Map.of("Chapter", "North"));

    @Test
    void equalFieldsDoNotDiffer() {
        assertThat(ANN.differencesTo(new Fields("Ann", "Archer", "Acme", Map.of("Chapter", "North"))))
                .isEmpty();
    }

    @Test
    void differencesComeInTheOrderOfTheFieldsNames() {
        var wanted = new Fields("Anna", "Archer", "Bolt", Map.of("Chapter", "South"));

        assertThat(ANN.differencesTo(wanted))
                .containsExactly(
                        new FieldDifference("Chapter", "North", "South"),
                        new FieldDifference("companyName", "Acme", "Bolt"),
                        new FieldDifference("firstName", "Ann", "Anna"));
    }

    @Test
    void aFieldThatOneSideLacksIsBlankThere() {
        var wanted = new Fields("Ann", "Archer", "", Map.of("Region", "Alps"));

        assertThat(ANN.differencesTo(wanted))
                .containsExactly(
                        new FieldDifference("Chapter", "North", ""),
                        new FieldDifference("Region", "", "Alps"),
                        new FieldDifference("companyName", "Acme", ""));
    }

    @Test
    void goingBackDiffersTheOtherWayRound() {
        assertThat(Fields.BLANK.differencesTo(ANN))
                .hasSameSizeAs(ANN.differencesTo(Fields.BLANK))
                .allSatisfy(difference -> assertThat(ANN.differencesTo(Fields.BLANK))
                        .contains(new FieldDifference(difference.name(), difference.to(), difference.from())));
    }

    @Test
    void aValueIsFoundByItsName() {
        assertThat(ANN.value("lastName")).isEqualTo("Archer");
        assertThat(ANN.value("Chapter")).isEqualTo("North");
        assertThat(ANN.value("Region")).isEmpty();
    }
}
