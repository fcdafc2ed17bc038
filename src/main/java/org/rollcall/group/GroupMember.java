package org.rollcall.group;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.audience.GroupMemberKind;
import org.rollcall.audience.NotApplicableReason;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;
import org.rollcall.member.Member;

/** A member's membership in a group. */
@Description("A member's membership in a group.")
public final class GroupMember implements Node {

    private final Group group;
    private final Member member;
    private final GroupMemberKind kind;
    private final @Nullable NotApplicableReason notApplicable;

    GroupMember(Group group, Member member, GroupMemberKind kind, @Nullable NotApplicableReason notApplicable) {
        this.group = group;
        this.member = member;
        this.kind = kind;
        this.notApplicable = notApplicable;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.GROUP_MEMBER.of(group.row().id(), member.row().id());
    }

    @NonNull
    @Description("The group.")
    public Group getGroup() {
        return group;
    }

    @NonNull
    @Description("The member.")
    public Member getMember() {
        return member;
    }

    @NonNull
    @Description("How the member belongs to the group.")
    public GroupMemberKind getKind() {
        return kind;
    }

    /** Why the member is not synced though the group is connected; null for who is. Not part of the API as such. */
    public @Nullable NotApplicableReason notApplicable() {
        return notApplicable;
    }
}
