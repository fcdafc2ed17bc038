package org.rollcall.member;

/** A file that cannot be read as members, so that nothing of it is applied; the message says where and why. */
final class CsvFault extends RuntimeException {

    CsvFault(String message) {
        super(message);
    }
}
