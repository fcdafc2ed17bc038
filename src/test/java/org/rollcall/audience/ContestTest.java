package org.rollcall.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.audience.Candidate.company;
import static org.rollcall.audience.Candidate.decide;
import static org.rollcall.audience.Candidate.person;
import static org.rollcall.audience.WinnerRule.ALPHABETICAL;
import static org.rollcall.audience.WinnerRule.LOGIN_EMAIL;
import static org.rollcall.audience.WinnerRule.PRIORITY;
import static org.rollcall.audience.WinnerRule.STABLE_ID;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules of a shared address, one sentence each, with the sentence the decision gives for itself. */
class ContestTest {

    private static void wins(Decision decision, String winner, WinnerRule rule, String explanation) {
        assertThat(decision.winner().displayName()).isEqualTo(winner);
        assertThat(decision.decidedBy()).isEqualTo(rule);
        assertThat(decision.explanation()).isEqualTo(explanation);
    }

    @Nested
    class ByPriority {

        @Test
        void aPrimaryContactGoesBeforeABillingContact() {
            wins(
                    decide(
                            person("Aalto", "Ari").billingContact(),
                            person("Byron", "Ada").primaryContact()),
                    "Byron, Ada",
                    PRIORITY,
                    "Byron, Ada is the primary contact; Aalto, Ari is the billing contact.");
        }

        @Test
        void aBillingContactGoesBeforeAPersonWithManagementAccess() {
            wins(
                    decide(
                            person("Aalto", "Ari").managementAccess().logsIn(),
                            person("Byron", "Ada").billingContact()),
                    "Byron, Ada",
                    PRIORITY,
                    "Byron, Ada is the billing contact; Aalto, Ari has management access.");
        }

        @Test
        void aPersonWithManagementAccessGoesBeforeOneWithout() {
            wins(
                    decide(
                            person("Aalto", "Ari").logsIn(),
                            person("Byron", "Ada").managementAccess()),
                    "Byron, Ada",
                    PRIORITY,
                    "Byron, Ada has management access; Aalto, Ari is a person without management access.");
        }

        @Test
        void anyPersonGoesBeforeAnyCompany() {
            wins(
                    decide(company("Acme Ltd"), person("Byron", "Ada")),
                    "Byron, Ada",
                    PRIORITY,
                    "Byron, Ada is a person without management access; Acme Ltd is a company.");
        }

        @Test
        void aCompanyStaysACompanyWhateverRolesAreNotedOnIt() {
            wins(
                    decide(company("Acme Ltd").primaryContact(), person("Byron", "Ada")),
                    "Byron, Ada",
                    PRIORITY,
                    "Byron, Ada is a person without management access; Acme Ltd is a company.");
        }

        @Test
        void whoIsPrimaryAndBillingContactCountsAsPrimary() {
            wins(
                    decide(
                            person("Aalto", "Ari").billingContact(),
                            person("Byron", "Ada").primaryContact().billingContact()),
                    "Byron, Ada",
                    PRIORITY,
                    "Byron, Ada is the primary contact; Aalto, Ari is the billing contact.");
        }

        @Test
        void priorityGoesBeforeTheFamilyTree() {
            var grandmother = person("Aalto", "Ari").billingContact();

            wins(
                    decide(grandmother, person("Byron", "Ada").primaryContact().under(grandmother)),
                    "Byron, Ada",
                    PRIORITY,
                    "Byron, Ada is the primary contact; Aalto, Ari is the billing contact.");
        }

        @Test
        void allClassesAreNamedInTheirOrder() {
            wins(
                    decide(
                            company("Acme"),
                            company("Bolt"),
                            company("Core"),
                            person("Eden", "Eve"),
                            person("Dahl", "Dan").managementAccess(),
                            person("Byron", "Ada").primaryContact()),
                    "Byron, Ada",
                    PRIORITY,
                    "Byron, Ada is the primary contact; Dahl, Dan has management access;"
                            + " Eden, Eve is a person without management access; Acme and 2 others are companies.");
        }
    }

    @Nested
    class ByLogin {

        @Test
        void amongPeopleWithManagementAccessTheOneWhoLogsInWithTheAddressWins() {
            wins(
                    decide(
                            person("Aalto", "Ari").managementAccess(),
                            person("Byron", "Ada").managementAccess().logsIn()),
                    "Byron, Ada",
                    LOGIN_EMAIL,
                    "Among people with management access, Byron, Ada logs in with this address; Aalto, Ari does not.");
        }

        @Test
        void soItIsAmongPeopleWithoutManagementAccess() {
            wins(
                    decide(
                            person("Aalto", "Ari"),
                            person("Abel", "Al"),
                            person("Byron", "Ada").logsIn()),
                    "Byron, Ada",
                    LOGIN_EMAIL,
                    "Among people without management access,"
                            + " Byron, Ada logs in with this address; Aalto, Ari and Abel, Al do not.");
        }

        @Test
        void whereNobodyLogsInWithTheAddressTheNameDecides() {
            wins(
                    decide(person("Byron", "Ada"), person("Aalto", "Ari")),
                    "Aalto, Ari",
                    ALPHABETICAL,
                    "Among people without management access, Aalto, Ari comes before Byron, Ada in the alphabet.");
        }

        @Test
        void contactsDoNotWinByLogin() {
            wins(
                    decide(
                            person("Aalto", "Ari").primaryContact(),
                            person("Byron", "Ada").primaryContact().logsIn()),
                    "Aalto, Ari",
                    ALPHABETICAL,
                    "Among primary contacts, Aalto, Ari comes before Byron, Ada in the alphabet.");
        }

        @Test
        void peopleWithManagementAccessDoNotWinByFamilyTree() {
            var mother = person("Zorn", "Zoe").managementAccess();

            wins(
                    decide(mother, person("Aalto", "Ari").managementAccess().under(mother)),
                    "Aalto, Ari",
                    ALPHABETICAL,
                    "Among people with management access, Aalto, Ari comes before Zorn, Zoe in the alphabet.");
        }
    }

    @Nested
    class ByName {

        @Test
        void aCompanyWinsByItsNameWhereverItStandsInTheFamilyTree() {
            var parent = company("Zeppelin");

            wins(
                    decide(parent, company("acme").under(parent)),
                    "acme",
                    ALPHABETICAL,
                    "Among companies, acme comes before Zeppelin in the alphabet.");
        }

        @Test
        void theFirstNameDecidesBetweenEqualLastNames() {
            wins(
                    decide(person("byron", "Zoe"), person("Byron", "Ada"), person("BYRON", "Mia")),
                    "Byron, Ada",
                    ALPHABETICAL,
                    "Among people without management access,"
                            + " Byron, Ada comes before BYRON, Mia and byron, Zoe in the alphabet.");
        }

        @Test
        void aBlankNameComesFirst() {
            wins(
                    decide(person("Aalto", "Ari"), person("Aalto", ""), person("", "Zoe")),
                    "Zoe",
                    ALPHABETICAL,
                    "Among people without management access, Zoe comes before Aalto and Aalto, Ari in the alphabet.");
        }

        @Test
        void anAccentCounts() {
            wins(
                    decide(person("Ångström", "Ari"), person("Angstrom", "Zoe")),
                    "Angstrom, Zoe",
                    ALPHABETICAL,
                    "Among people without management access,"
                            + " Angstrom, Zoe comes before Ångström, Ari in the alphabet.");
        }

        @Test
        void equalNamesGoByTheSmallestIdTakenAsBytes() {
            wins(
                    decide(
                            person("Byron", "Ada").id("80000000-0000-0000-0000-000000000000"),
                            person("byron", "ada").id("7fffffff-ffff-ffff-ffff-ffffffffffff")),
                    "byron, ada",
                    STABLE_ID,
                    "Among people without management access,"
                            + " byron, ada and Byron, Ada have the same name; the smallest id goes first.");
        }
    }

    @Test
    void whoAsksForNoMailIsInTheRunningAllTheSame() {
        wins(
                decide(person("Aalto", "Ari").wantsNoMail(), person("Byron", "Ada")),
                "Aalto, Ari",
                ALPHABETICAL,
                "Among people without management access, Aalto, Ari comes before Byron, Ada in the alphabet.");
    }

    @Test
    void aSingleClaimWinsWithoutAnyRule() {
        var decision = decide(company("Acme Ltd"));

        assertThat(decision.winner().displayName()).isEqualTo("Acme Ltd");
        assertThat(decision.decidedBy()).isNull();
        assertThat(decision.steps()).isEmpty();
        assertThat(decision.explanation()).isEqualTo("Acme Ltd is the only one with this address.");
        assertThat(decision.ranking())
                .containsExactly(new Ranked(
                        1,
                        decision.winner(),
                        ContactPriority.COMPANY,
                        null,
                        "Acme Ltd is the only one with this address."));
    }

    @Test
    void nobodyIsNoContest() {
        assertThatThrownBy(() -> Contest.decide(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A contest needs at least one claim.");
        assertThatThrownBy(() -> Contest.winner(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMemberClaimsAnAddressOnce() {
        var twice = person("Byron", "Ada").id("00000000-0000-0000-0000-000000000007");

        assertThatThrownBy(() -> decide(twice, twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Member 00000000-0000-0000-0000-000000000007 claims the address twice.");
    }
}
