package org.rollcall.sandbox.constantcontact;

import java.util.Locale;

/** Who wrote: a client of the API, or a person (the subscriber, or somebody at the provider's own screens). */
enum Writer {
    API,
    PERSON;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
