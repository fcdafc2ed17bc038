package org.rollcall.audience;

/** How a member comes to belong to a group; whoever qualifies both ways is primary. */
public enum GroupMemberKind {

    /** Matches the group's criteria, or is named. */
    PRIMARY,

    /** A chosen relative of a primary member. */
    BENEFICIARY
}
