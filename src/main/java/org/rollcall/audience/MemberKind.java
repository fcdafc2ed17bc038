package org.rollcall.audience;

/** What a member's record is about. */
public enum MemberKind {
    PERSON,
    COMPANY
}
