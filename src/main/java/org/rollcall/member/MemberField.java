package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;

/** A field of a member that can be cleared. */
@Description("A field of a member that can be cleared.")
public enum MemberField {
    @Description("Email address.")
    EMAIL(Field.EMAIL),
    @Description("Given name.")
    FIRST_NAME(Field.FIRST_NAME),
    @Description("Family name.")
    LAST_NAME(Field.LAST_NAME),
    @Description("Address of the user account.")
    LOGIN_EMAIL(Field.LOGIN_EMAIL),
    @Description("Last day of the membership.")
    MEMBERSHIP_EXPIRES(Field.MEMBERSHIP_EXPIRES),
    @Description("First day of the membership.")
    MEMBER_SINCE(Field.MEMBER_SINCE),
    @Description("Membership type.")
    MEMBER_TYPE(Field.MEMBER_TYPE),
    @Description("Parent in the family tree.")
    PARENT(Field.PARENT);

    private final Field field;

    MemberField(Field field) {
        this.field = field;
    }

    Field field() {
        return field;
    }
}
