package org.rollcall.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rollcall.audience.Candidate.company;
import static org.rollcall.audience.Candidate.decide;
import static org.rollcall.audience.Candidate.person;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How a decision tells its story: each rule that was tried, and the place of everybody. */
class DecisionTest {

    @Test
    void theStepsNameEachRuleTriedAndWhatItDid() {
        var decision = decide(
                company("Acme Ltd"),
                person("Byron", "Ada").id("00000000-0000-0000-0000-000000000001"),
                person("Byron", "Ada").id("00000000-0000-0000-0000-000000000002"),
                person("Carr", "Cy"));

        assertThat(decision.steps())
                .extracting(Step::rule, step -> names(step.remaining()), step -> names(step.eliminated()))
                .containsExactly(
                        tuple(
                                WinnerRule.PRIORITY,
                                List.of("Byron, Ada", "Byron, Ada", "Carr, Cy"),
                                List.of("Acme Ltd")),
                        tuple(
                                WinnerRule.LOGIN_EMAIL,
                                List.of("Byron, Ada", "Byron, Ada", "Carr, Cy"),
                                List.<String>of()),
                        tuple(WinnerRule.ALPHABETICAL, List.of("Byron, Ada", "Byron, Ada"), List.of("Carr, Cy")),
                        tuple(WinnerRule.STABLE_ID, List.of("Byron, Ada"), List.of("Byron, Ada")));
        assertThat(decision.steps())
                .extracting(Step::explanation)
                .containsExactly(
                        "Byron, Ada and 2 others are people without management access; Acme Ltd is a company.",
                        "Byron, Ada and 2 others do not log in with this address, so the login cannot tell.",
                        "Byron, Ada and Byron, Ada come before Carr, Cy in the alphabet.",
                        "Byron, Ada and Byron, Ada have the same name; the smallest id goes first.");
    }

    @Test
    void aRuleThatCannotTellSaysSo() {
        var decision = decide(
                person("Byron", "Ada").managementAccess().logsIn().id("00000000-0000-0000-0000-000000000001"),
                person("byron", "ada").managementAccess().logsIn().id("00000000-0000-0000-0000-000000000002"));

        assertThat(decision.steps())
                .extracting(Step::explanation)
                .containsExactly(
                        "Byron, Ada and byron, ada have management access, so the priority cannot tell.",
                        "Byron, Ada and byron, ada all log in with this address, so the login cannot tell.",
                        "Byron, Ada and byron, ada have the same name, so the alphabet cannot tell.",
                        "Byron, Ada and byron, ada have the same name; the smallest id goes first.");
    }

    @Test
    void aFamilyTreeThatLeavesSeveralSaysWhoIsBelowSomebody() {
        var top = person("Carr", "Cy").primaryContact();
        var decision = decide(
                top,
                person("Aalto", "Ari").primaryContact().under(top),
                person("Byron", "Ada").primaryContact());

        assertThat(decision.steps().get(1).explanation())
                .isEqualTo("In the family tree somebody stands above Aalto, Ari,"
                        + " and nobody above Byron, Ada and Carr, Cy.");
    }

    @Test
    void everybodyHasAPlaceAndTheRuleThatPutItBelowTheOneBefore() {
        var acme = company("Acme");
        var decision = decide(
                acme,
                company("Bolt"),
                person("Byron", "Ada").primaryContact().under(acme),
                person("Aalto", "Ari").primaryContact().under(company("Sub").under(acme)),
                person("Zorn", "Zoe").logsIn(),
                person("Eden", "Eve"));

        assertThat(decision.ranking())
                .extracting(Ranked::rank, Ranked::priority, Ranked::lostBy, Ranked::explanation)
                .containsExactly(
                        tuple(1, ContactPriority.PRIMARY_CONTACT, null, decision.explanation()),
                        tuple(
                                2,
                                ContactPriority.PRIMARY_CONTACT,
                                WinnerRule.FAMILY_TREE,
                                "Byron, Ada stands above Aalto, Ari in the family tree."),
                        tuple(
                                3,
                                ContactPriority.PERSON,
                                WinnerRule.PRIORITY,
                                "Aalto, Ari is the primary contact; Zorn, Zoe is a person without management access."),
                        tuple(
                                4,
                                ContactPriority.PERSON,
                                WinnerRule.LOGIN_EMAIL,
                                "Zorn, Zoe logs in with this address; Eden, Eve does not."),
                        tuple(
                                5,
                                ContactPriority.COMPANY,
                                WinnerRule.PRIORITY,
                                "Eden, Eve is a person without management access; Acme is a company."),
                        tuple(
                                6,
                                ContactPriority.COMPANY,
                                WinnerRule.ALPHABETICAL,
                                "Acme comes before Bolt in the alphabet."));
    }

    private static List<String> names(List<Claim> claims) {
        return claims.stream().map(Claim::displayName).toList();
    }
}
