package org.rollcall.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.audience.Candidate.company;
import static org.rollcall.audience.Candidate.person;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimTest {

    @Test
    void aContactHasManagementAccessToo() {
        assertThat(person("Byron", "Ada").primaryContact().claim().managementAccess())
                .isTrue();
        assertThat(person("Byron", "Ada").billingContact().claim().managementAccess())
                .isTrue();
        assertThat(person("Byron", "Ada").claim().managementAccess()).isFalse();
    }

    @Test
    void theDisplayNameIsWhatOfTheNameThereIs() {
        assertThat(person("Byron", "Ada").claim().displayName()).isEqualTo("Byron, Ada");
        assertThat(person("Byron", " ").claim().displayName()).isEqualTo("Byron");
        assertThat(person("", "Ada").claim().displayName()).isEqualTo("Ada");
        assertThat(person("", "").claim().displayName()).isEqualTo("(no name)");
        assertThat(company("Acme Ltd").claim().displayName()).isEqualTo("Acme Ltd");
    }

    @Test
    void aNameThatIsMissingIsBlank() {
        var claim =
                new Claim(new UUID(0, 1), MemberKind.PERSON, null, null, false, false, false, false, List.of(), false);

        assertThat(claim.lastName()).isEmpty();
        assertThat(claim.firstName()).isEmpty();
    }

    @Test
    void aCompanyHasNoFirstName() {
        var claim = new Claim(
                new UUID(0, 1), MemberKind.COMPANY, "Acme", "Ada", false, false, false, false, List.of(), false);

        assertThat(claim.firstName()).isEmpty();
    }

    @Test
    void theWayUpEndsWhereItComesRoundAgain() {
        UUID own = new UUID(0, 1);
        UUID parent = new UUID(0, 2);
        UUID grandparent = new UUID(0, 3);

        assertThat(ancestors(own, List.of(parent, grandparent, own, parent))).containsExactly(parent, grandparent);
        assertThat(ancestors(own, List.of(parent, grandparent, parent))).containsExactly(parent, grandparent);
        assertThat(ancestors(own, List.of(own))).isEmpty();
    }

    private static List<UUID> ancestors(UUID id, List<UUID> given) {
        return new Claim(id, MemberKind.PERSON, "", "", false, false, false, false, given, false).ancestors();
    }
}
