package org.rollcall.access;

import java.util.List;

/**
 * What every address of the service needs. The first line that fits counts; an address that has none needs
 * {@link Permission#ADMIN}.
 */
final class Addresses {

    /** Who is let through to an address. */
    sealed interface Rule {

        /** Everybody: it has nothing to hide, or a lock of its own. */
        record Anybody() implements Rule {}

        /** Whoever is on this machine, while it is a demo; for others it is not there. */
        record Neighbours() implements Rule {}

        /** It is found out who asks; what they may is decided there. */
        record DecidedThere() implements Rule {}

        /** Callers with this permission. */
        record Callers(Permission permission) implements Rule {}
    }

    private record Line(String path, Rule rule) {

        /** A path that ends in {@code *} stands for whatever goes on from there, and for itself. */
        boolean fits(String asked) {
            return path.endsWith("/*")
                    ? asked.startsWith(path.substring(0, path.length() - 1))
                            || asked.equals(path.substring(0, path.length() - 2))
                    : asked.equals(path);
        }
    }

    private static final Rule ANYBODY = new Rule.Anybody();
    private static final Rule NEIGHBOURS = new Rule.Neighbours();

    private static final List<Line> LINES = List.of(
            // Each operation by the fields that it asks for (Needs).
            new Line("/graphql", new Rule.DecidedThere()),
            new Line("/graphql/schema.graphql", needs(Permission.READ)),
            new Line("/import/members", needs(Permission.GROUPS_WRITE)),
            // By a URL that nobody can guess and that lasts a day: a browser that downloads sends no header.
            new Line("/export/*", ANYBODY),
            // By a state that was made for one person and is good once.
            new Line("/connect/*", ANYBODY),
            // By a secret in the path, and by the provider's signature.
            new Line("/webhook/*", ANYBODY),
            new Line("/q/health/*", ANYBODY),
            new Line("/q/metrics/*", needs(Permission.ADMIN)),
            // A browser cannot send a token for a page.
            new Line("/q/graphql-ui/*", NEIGHBOURS),
            new Line("/sandbox/*", NEIGHBOURS),
            // Files that everybody may have; what they show they ask for as everybody does.
            new Line("/console/*", ANYBODY),
            // Leads to the console.
            new Line("/", ANYBODY),
            // Whatever else the framework puts there.
            new Line("/graphql/*", needs(Permission.ADMIN)),
            new Line("/q/*", needs(Permission.ADMIN)));

    private Addresses() {}

    /**
     * What an address needs.
     *
     * @param path normalised: without dots and double slashes
     */
    static Rule of(String path) {
        return LINES.stream()
                .filter(line -> line.fits(path))
                .map(Line::rule)
                .findFirst()
                .orElse(needs(Permission.ADMIN));
    }

    /** Whether an address says what it needs. */
    static boolean says(String path) {
        return LINES.stream().anyMatch(line -> line.fits(path));
    }

    private static Rule needs(Permission permission) {
        return new Rule.Callers(permission);
    }
}
