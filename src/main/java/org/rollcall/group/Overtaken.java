package org.rollcall.group;

/** Between the review of a group and its save, somebody else changed what the review rests on: look again. */
final class Overtaken extends RuntimeException {

    Overtaken() {
        super("The group was changed between its review and its save.");
    }
}
