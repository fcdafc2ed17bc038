package org.rollcall.group;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.MemberKind;
import org.rollcall.member.MembershipStatus;

/** Who belongs to a group in their own right. */
@Description(
        "Who belongs to a group. With no condition given only `included` belong; else a member belongs when every given"
                + " condition matches, or is named in `included`; `excluded` wins. Everybody is `kinds: [PERSON, COMPANY]`.")
public final class GroupCriteria {

    private final UUID group;
    private final GroupConditions conditions;

    GroupCriteria(UUID group, GroupConditions conditions) {
        this.group = group;
        this.conditions = conditions;
    }

    @NonNull
    @Description(
            "Any of these membership states; empty for all. CURRENT, GRACE_PERIOD and EXPIRED change with the calendar,"
                    + " not only by edits.")
    public List<@NonNull MembershipStatus> getMembershipStatuses() {
        return conditions.membershipStatuses();
    }

    @Description("Membership ends within this many days from today; null for no limit.")
    public @Nullable Integer getExpiresWithinDays() {
        return conditions.expiresWithinDays();
    }

    @NonNull
    @Description("Any of these kinds; empty for both.")
    public List<@NonNull MemberKind> getKinds() {
        return conditions.kinds();
    }

    @NonNull
    @Description("Any of these membership types; empty for all.")
    public List<@NonNull String> getMemberTypes() {
        return conditions.memberTypes();
    }

    @NonNull
    @Description("Any of these tags; empty for all.")
    public List<@NonNull String> getTags() {
        return conditions.tags();
    }

    /** Whose criteria they are; not part of the API. */
    UUID group() {
        return group;
    }
}
