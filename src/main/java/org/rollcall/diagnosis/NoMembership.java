package org.rollcall.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;
import org.rollcall.group.CalculationState;
import org.rollcall.group.GroupConditions;
import org.rollcall.group.GroupRow;
import org.rollcall.member.MemberRow;

/** Why a record that is in use is not a member of a group, and what to do. */
record NoMembership(String finding, String advice) {

    private static final String NAME_IT = "Name it among the group's included members, or change the criteria.";

    static NoMembership of(Facts facts) {
        GroupRow group = facts.group().row();
        if (Boolean.FALSE.equals(facts.named())) {
            return new NoMembership("The group excludes it.", "Take it off the group's excluded members.");
        }
        if (Boolean.TRUE.equals(facts.named()) || facts.fit().all()) {
            return notCalculated(group);
        }
        if (!facts.fit().anyGiven()) {
            return new NoMembership(
                    "The group gives no condition, so that only those belong whom it names" + noRelative(group) + ".",
                    NAME_IT);
        }
        return new NoMembership(
                "It does not fit: " + String.join("; ", misfits(facts)) + noRelative(group) + ".",
                "Correct the record, or name it among the group's included members, or change the criteria.");
    }

    private static NoMembership notCalculated(GroupRow group) {
        return group.calculationState() == CalculationState.FAILED
                ? new NoMembership(
                        "It fits, but the group's members could not be calculated: " + group.calculationFailure(),
                        "Save the group again once that is mended.")
                : new NoMembership("It fits, and is about to become a member.", "Wait until the group is calculated.");
    }

    private static String noRelative(GroupRow group) {
        return group.beneficiaries().isEmpty()
                ? ""
                : "; nor is it a relative of a primary member that the group takes in";
    }

    private static List<String> misfits(Facts facts) {
        GroupConditions wanted = facts.group().row().conditions();
        MemberRow member = facts.member().row();
        List<String> misfits = new ArrayList<>();
        if (!facts.fit().kind()) {
            misfits.add(
                    facts.member().kind() == MemberKind.COMPANY
                            ? "it is a company, and the group is of people"
                            : "it is a person, and the group is of companies");
        }
        if (!facts.fit().type()) {
            misfits.add("its membership type is " + (member.memberType() == null ? "blank" : member.memberType())
                    + ", wanted is " + anyOf(wanted.memberTypes()));
        }
        if (!facts.fit().tags()) {
            misfits.add("it has not the tag " + anyOf(wanted.tags()));
        }
        if (!facts.fit().ends()) {
            misfits.add("its membership " + end(member) + ", wanted is an end within " + wanted.expiresWithinDays()
                    + " days from today");
        }
        if (!facts.fit().status()) {
            misfits.add("its membership is " + words(member.membershipStatus().name()) + " (it " + end(member)
                    + "), wanted is "
                    + anyOf(wanted.membershipStatuses().stream()
                            .map(status -> words(status.name()))
                            .toList()));
        }
        return misfits;
    }

    private static String end(MemberRow member) {
        return member.membershipExpires() == null
                ? "has no last day"
                : "ends or ended with " + member.membershipExpires();
    }

    private static String anyOf(List<String> values) {
        return values.stream().collect(Collectors.joining(" or "));
    }

    private static String words(@Nullable String name) {
        return String.valueOf(name).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
