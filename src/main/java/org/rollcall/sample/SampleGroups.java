package org.rollcall.sample;

import static org.rollcall.audience.MemberKind.COMPANY;
import static org.rollcall.audience.MemberKind.PERSON;
import static org.rollcall.member.MembershipStatus.CURRENT;
import static org.rollcall.member.MembershipStatus.EXPIRED;
import static org.rollcall.member.MembershipStatus.GRACE_PERIOD;
import static org.rollcall.member.MembershipStatus.NON_MEMBER;
import static org.rollcall.sample.SampleGroup.named;

import java.util.List;
import java.util.Set;

/** The groups of the sample association. */
public final class SampleGroups {

    private SampleGroups() {}

    private static final Set<String> AT_BOTH = Set.of("Board", "Newsletter", "Shared Offices", "Corporate Families");

    /** Whether the group is to be connected to a list at the second provider as well. */
    static boolean atBothProviders(SampleGroup group) {
        return AT_BOTH.contains(group.name());
    }

    /** Two dozen groups; those about offices and companies are rich in shared addresses. */
    public static List<SampleGroup> all() {
        return List.of(
                named("Everybody").of(PERSON, COMPANY),
                named("Board").tagged("board"),
                named("Committee Members").tagged("committee"),
                named("Newsletter").tagged("newsletter"),
                named("Shared Offices").tagged("shared-office"),
                named("Chapter North").tagged("chapter-north").with(CURRENT, GRACE_PERIOD),
                named("Chapter South").tagged("chapter-south").with(CURRENT, GRACE_PERIOD),
                named("Chapter East").tagged("chapter-east").with(CURRENT, GRACE_PERIOD),
                named("Chapter West").tagged("chapter-west").with(CURRENT, GRACE_PERIOD),
                named("Current Members").with(CURRENT),
                named("Members in Grace").with(GRACE_PERIOD),
                named("Lapsed Members").with(EXPIRED),
                named("Prospects").with(NON_MEMBER).of(PERSON),
                named("Renewals This Month").expiringWithin(30),
                named("Renewals This Quarter").expiringWithin(90).of(PERSON),
                named("Students").ofType("Student").with(CURRENT),
                named("Honorary and Retired").ofType("Honorary", "Retired"),
                named("Corporate Members").ofType("Corporate").of(COMPANY).with(CURRENT, GRACE_PERIOD),
                named("Corporate Primary Contacts")
                        .ofType("Corporate")
                        .of(COMPANY)
                        .with(CURRENT, GRACE_PERIOD)
                        .andTheir(List.of("PRIMARY_CONTACTS"), false, true),
                named("Corporate Billing Contacts")
                        .ofType("Corporate")
                        .of(COMPANY)
                        .with(CURRENT, GRACE_PERIOD)
                        .andTheir(List.of("BILLING_CONTACTS"), false, true),
                named("Corporate Families")
                        .ofType("Corporate")
                        .of(COMPANY)
                        .with(CURRENT)
                        .andTheir(List.of("FAMILY", "MANAGEMENT_ACCESS"), true, true),
                named("Speakers").tagged("speaker"),
                named("Volunteers").tagged("volunteer").of(PERSON).notConnected(),
                named("Archive of Lapsed Companies").with(EXPIRED).of(COMPANY).notConnected());
    }
}
