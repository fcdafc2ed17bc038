package org.rollcall.benchmark;

import java.time.LocalDate;

/**
 * What association to make; equal sizes make equal ones.
 *
 * @param memberships about how many there are in all groups together
 * @param sending whether some groups are in the middle of a run
 */
record Size(int members, int groups, int memberships, int seed, boolean sending, LocalDate today) {

    /** Tags that groups go by; each group takes the members of one. */
    static final int TAGS = 60;

    /** What share of those who have a group's tag fit its other conditions, beneficiaries included. */
    private static final double FITTING = 0.58;

    int companies() {
        return members / 10;
    }

    /** How many tags a member has on average. */
    double tagsPerMember() {
        return ((double) memberships / members - 1) * TAGS / groups / FITTING;
    }
}
