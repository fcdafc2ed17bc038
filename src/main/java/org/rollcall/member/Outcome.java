package org.rollcall.member;

import java.util.List;

/**
 * What an input of members did.
 *
 * @param rejected number of rows
 * @param rejections why, in the order of lines, at most {@value #MAX_LISTED}
 */
record Outcome(int created, int updated, int unchanged, int rejected, List<Rejection> rejections) {

    static final int MAX_LISTED = 1_000;
}
