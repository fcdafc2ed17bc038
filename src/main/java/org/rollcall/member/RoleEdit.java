package org.rollcall.member;

/** A role that an edit gives a person, as entered. */
record RoleEdit(String kind, String companyExternalId) {

    @Override
    public String toString() {
        return kind + ":" + companyExternalId;
    }
}
