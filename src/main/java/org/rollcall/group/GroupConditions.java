package org.rollcall.group;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;
import org.rollcall.member.MembershipStatus;

/** The conditions of a group's criteria; each list is sorted, so that equal conditions are equal. */
public record GroupConditions(
        List<MembershipStatus> membershipStatuses,
        @Nullable Integer expiresWithinDays,
        List<MemberKind> kinds,
        List<String> memberTypes,
        List<String> tags) {

    public GroupConditions {
        membershipStatuses = sorted(membershipStatuses);
        kinds = sorted(kinds);
        memberTypes = sorted(memberTypes);
        tags = sorted(tags);
    }

    static <T extends Comparable<? super T>> List<T> sorted(List<T> values) {
        return values.stream().distinct().sorted().toList();
    }
}
