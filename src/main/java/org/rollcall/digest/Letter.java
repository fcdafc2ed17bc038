package org.rollcall.digest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/**
 * What a digest's mail says, for the templates. Names and messages come from people and providers: each is brought to one
 * line of printable characters here, and escaped by the HTML template.
 */
public record Letter(String subject, List<Section> sections) {

    private static final int LONGEST = 500;

    /** Entries of a kind. */
    public record Section(String heading, List<Line> lines) {}

    /** An entry. */
    public record Line(String name, String provider, String message, String url) {}

    static Letter of(LocalDate day, List<Entry> entries, String publicUrl) {
        var kinds = entries.stream().collect(groupingBy(Entry::kind, TreeMap::new, toList()));
        return new Letter(
                subject(day, entries.size()),
                kinds.entrySet().stream()
                        .map(kind -> new Section(
                                kind.getKey().heading(),
                                kind.getValue().stream()
                                        .map(entry -> line(entry, publicUrl))
                                        .toList()))
                        .toList());
    }

    /** Counts only: nobody's words get into a mail's head. */
    private static String subject(LocalDate day, int entries) {
        String things = switch (entries) {
            case 0 -> "nothing to look at";
            case 1 -> "1 thing to look at";
            default -> entries + " things to look at";
        };
        return "Rollcall, " + day + ": " + things;
    }

    private static Line line(Entry entry, String publicUrl) {
        String provider = entry.provider() == null ? "" : entry.provider().displayName();
        String message = entry.kind() == DailyDigestEntryKind.RECORDS_FAILED
                ? "Failed records: " + entry.failedRecords() + " (" + entry.message() + ")"
                : entry.message();
        return entry.group() == null
                ? new Line(provider, "", plain(message), publicUrl + "/console/accounts")
                : new Line(
                        plain(entry.group().name()),
                        provider,
                        plain(message),
                        publicUrl + "/console/groups/" + entry.group().slug());
    }

    /** One line: no control characters, and none that turn the direction of what follows. */
    static String plain(String text) {
        String line = text.replaceAll(
                        "[\\s\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+",
                        " ")
                .strip();
        int length = line.codePointCount(0, line.length());
        return length > LONGEST ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…" : line;
    }
}
