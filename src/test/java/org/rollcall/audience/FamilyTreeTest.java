package org.rollcall.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rollcall.audience.Candidate.company;
import static org.rollcall.audience.Candidate.decide;
import static org.rollcall.audience.Candidate.person;
import static org.rollcall.audience.WinnerRule.ALPHABETICAL;
import static org.rollcall.audience.WinnerRule.FAMILY_TREE;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which of several primary contacts, or of several billing contacts, stands higher. */
class FamilyTreeTest {

    private static void wins(Decision decision, String winner, WinnerRule rule, String explanation) {
        assertThat(decision.winner().displayName()).isEqualTo(winner);
        assertThat(decision.decidedBy()).isEqualTo(rule);
        assertThat(decision.explanation()).isEqualTo(explanation);
    }

    private static String treeStep(Decision decision) {
        return decision.steps().get(1).explanation();
    }

    @Test
    void anAncestorGoesBeforeItsDescendants() {
        var mother = person("Zorn", "Zoe").primaryContact();
        var between = company("Between");

        wins(
                decide(person("Aalto", "Ari").primaryContact().under(between.under(mother)), mother),
                "Zorn, Zoe",
                FAMILY_TREE,
                "Among primary contacts, Zorn, Zoe stands above Aalto, Ari in the family tree.");
    }

    @Test
    void whoeverWorksForTheParentCompanyGoesBeforeWhoeverWorksForItsSubsidiary() {
        var holding = company("Holding");
        var subsidiary = company("Subsidiary").under(company("Division").under(holding));

        wins(
                decide(
                        person("Aalto", "Ari").billingContact().under(subsidiary),
                        person("Zorn", "Zoe").billingContact().under(holding)),
                "Zorn, Zoe",
                FAMILY_TREE,
                "Among billing contacts, Zorn, Zoe stands above Aalto, Ari in the family tree.");
    }

    @Test
    void twoOfTheSameCompanyGoByName() {
        var acme = company("Acme");

        wins(
                decide(
                        person("Zorn", "Zoe").primaryContact().under(acme),
                        person("Aalto", "Ari").primaryContact().under(acme)),
                "Aalto, Ari",
                ALPHABETICAL,
                "Among primary contacts, Aalto, Ari comes before Zorn, Zoe in the alphabet.");
    }

    @Test
    void twoOfUnrelatedCompaniesGoByNameHoweverHighTheyStand() {
        var deep = company("Deep").under(company("Middle").under(company("Top")));

        wins(
                decide(
                        person("Zorn", "Zoe").primaryContact().under(company("Acme")),
                        person("Aalto", "Ari").primaryContact().under(deep)),
                "Aalto, Ari",
                ALPHABETICAL,
                "Among primary contacts, Aalto, Ari comes before Zorn, Zoe in the alphabet.");
    }

    @Test
    void anUncleGoesBeforeHisNephew() {
        var family = company("Family");
        var mother = person("Zorn", "Zoe").under(family);

        wins(
                decide(
                        person("Zorn", "Uwe").primaryContact().under(family),
                        person("Aalto", "Ari").primaryContact().under(mother)),
                "Zorn, Uwe",
                FAMILY_TREE,
                "Among primary contacts, Zorn, Uwe stands above Aalto, Ari in the family tree.");
    }

    @Test
    void cousinsAreNotAboveEachOther() {
        var family = company("Family");

        var decision = decide(
                person("Zorn", "Zoe").primaryContact().under(company("One").under(family)),
                person("Aalto", "Ari").primaryContact().under(company("Two").under(family)));

        assertThat(decision.decidedBy()).isEqualTo(ALPHABETICAL);
        assertThat(treeStep(decision))
                .isEqualTo("Aalto, Ari and Zorn, Zoe do not stand above each other, so the family tree cannot tell.");
    }

    @Test
    void anAncestorOfAnotherClassPutsNobodyOut() {
        var mother = person("Zorn", "Zoe").billingContact();

        var decision = decide(
                mother,
                person("Aalto", "Ari").primaryContact().under(mother),
                person("Byron", "Ada").primaryContact());

        assertThat(decision.winner().displayName()).isEqualTo("Aalto, Ari");
    }

    @Test
    void whereTakingPairByPairRunsInACircleEverybodyBelowAnybodyGoesOutAtOnce() {
        var top = person("Carr", "Cy").primaryContact();
        var below = person("Aalto", "Ari").primaryContact().under(top);
        var stranger = person("Byron", "Ada").primaryContact();

        for (var order :
                List.of(List.of(top, below, stranger), List.of(below, stranger, top), List.of(stranger, top, below))) {
            var decision = decide(order.toArray(Candidate[]::new));

            assertThat(decision.ranking())
                    .extracting(ranked -> ranked.claim().displayName(), Ranked::lostBy)
                    .containsExactly(
                            tuple("Byron, Ada", null),
                            tuple("Carr, Cy", ALPHABETICAL),
                            tuple("Aalto, Ari", FAMILY_TREE));
        }
    }

    @Test
    void whatTheTreeCannotTellIsExplained() {
        var acme = company("Acme");

        assertThat(treeStep(decide(
                        person("Aalto", "Ari").primaryContact().under(acme),
                        person("Zorn", "Zoe").primaryContact().under(acme))))
                .isEqualTo("Aalto, Ari and Zorn, Zoe have the same parent, so the family tree cannot tell.");
        assertThat(treeStep(decide(
                        person("Aalto", "Ari").primaryContact().under(acme),
                        person("Zorn", "Zoe").primaryContact().under(company("Bolt")))))
                .isEqualTo("Aalto, Ari and Zorn, Zoe have unrelated parents, so the family tree cannot tell.");
        assertThat(treeStep(decide(
                        person("Aalto", "Ari").primaryContact(),
                        person("Zorn", "Zoe").primaryContact())))
                .isEqualTo("Aalto, Ari and Zorn, Zoe have no parents, so the family tree cannot tell.");
        assertThat(treeStep(decide(
                        person("Aalto", "Ari").primaryContact(),
                        person("Zorn", "Zoe").primaryContact().under(acme))))
                .isEqualTo("Aalto, Ari and Zorn, Zoe are not related, so the family tree cannot tell.");
    }

    @Test
    void aCircleInTheDataPutsNobodyOut() {
        UUID ari = new UUID(0, 1);
        UUID zoe = new UUID(0, 2);

        var decision = Contest.decide(List.of(circular(zoe, "Zorn", ari), circular(ari, "Aalto", zoe)));

        assertThat(decision.winner().memberId()).isEqualTo(ari);
        assertThat(decision.decidedBy()).isEqualTo(ALPHABETICAL);
        assertThat(decision.ranking()).extracting(Ranked::lostBy).containsExactly(null, ALPHABETICAL);
    }

    private static Claim circular(UUID id, String lastName, UUID parent) {
        return new Claim(
                id, MemberKind.PERSON, lastName, null, true, false, false, false, List.of(parent, id, parent), false);
    }
}
