package org.rollcall.sandbox.mailchimp;

import java.util.List;

/** Which part of a collection is asked for. */
record Page(int count, int offset) {

    private static final int MOST = 1_000;

    static Page of(Call call) {
        return new Page(whole(call, "count", 10, MOST), whole(call, "offset", 0, Integer.MAX_VALUE));
    }

    private static int whole(Call call, String name, int fallback, int most) {
        String text = call.query(name);
        if (text == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(name, "Schema describes integer, string found instead");
        }
        throw refused(name, "Number must be between 0 and " + most + ".");
    }

    private static Problem refused(String name, String message) {
        return Problem.schema(List.of(new Problem.FieldError(name, message)));
    }
}
