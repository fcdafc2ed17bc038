package org.rollcall.digest;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A digest as mail. */
@ApplicationScoped
class Rendering {

    private final Template html;
    private final Template text;
    private final String publicUrl;

    Rendering(
            @Location("digest/mail.html") Template html,
            @Location("digest/mail.txt") Template text,
            @ConfigProperty(name = "rollcall.public-url") String publicUrl) {
        this.html = html;
        this.text = text;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** The parts of a mail. */
    record Parts(String subject, String text, String html) {}

    Parts of(LocalDate day, List<Entry> entries) {
        Letter letter = Letter.of(day, entries, publicUrl);
        return new Parts(
                letter.subject(),
                text.data("letter", letter).render(),
                html.data("letter", letter).render());
    }
}
