package org.rollcall.audience;

import static org.rollcall.audience.Candidate.company;
import static org.rollcall.audience.Candidate.decide;
import static org.rollcall.audience.Candidate.person;
import static org.rollcall.audience.Verdict.wins;
import static org.rollcall.audience.WinnerRule.PRIORITY;

import org.junit.jupiter.api.Test;

/** The five classes, one sentence each. */
class PriorityTest {

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
                decide(person("Aalto", "Ari").logsIn(), person("Byron", "Ada").managementAccess()),
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
