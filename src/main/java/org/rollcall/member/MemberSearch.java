package org.rollcall.member;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.BadRequest;

/**
 * The members that a list is of: an SQL condition on {@code member m}, and its values from {@code $1} on.
 *
 * @param condition text that depends on which arguments are given, never on their values
 */
record MemberSearch(String condition, List<Object> values) {

    private static final int MAX_SEARCH = 200;

    static MemberSearch of(@Nullable MemberFilter filter, @Nullable String search) {
        List<String> conditions = new ArrayList<>(List.of("TRUE"));
        List<Object> values = new ArrayList<>();
        if (search != null && !search.isBlank()) {
            values.add("%" + escaped(requireText("search", search).strip()) + "%");
            conditions.add("m.search_text ILIKE $1");
        }
        if (filter != null && filter.kinds() != null && !filter.kinds().isEmpty()) {
            values.add(filter.kinds().stream().map(Enum::name).toArray(String[]::new));
            conditions.add("m.kind = ANY($" + values.size() + ")");
        }
        if (filter != null && filter.email() != null) {
            values.add(requireText("filter.email", filter.email()));
            conditions.add("""
                    (m.address = address_of($%1$d)
                        OR address_of($%1$d) IS NULL AND lower(btrim(m.email)) = lower(btrim($%1$d)))\
                    """.formatted(values.size()));
        }
        if (filter != null && filter.doNotSendMarketingEmails() != null) {
            values.add(filter.doNotSendMarketingEmails());
            conditions.add("m.do_not_send = $" + values.size());
        }
        return new MemberSearch(String.join(" AND ", conditions), List.copyOf(values));
    }

    /** Whether the members are found by a text, of which there may be many: such are counted up to a bound. */
    boolean isByText() {
        return condition.contains("m.search_text");
    }

    Tuple tuple() {
        return Tuple.from(values);
    }

    int nextParameter() {
        return values.size() + 1;
    }

    private static String requireText(String argument, String text) {
        int max = argument.equals("search") ? MAX_SEARCH : Field.EMAIL.maxLength();
        if (text.codePointCount(0, text.length()) > max) {
            throw new BadRequest("'" + argument + "' has " + text.length() + " characters; it may have " + max + ".");
        }
        if (text.indexOf('\0') >= 0) {
            throw new BadRequest("'" + argument + "' holds a NUL character, which no member has; leave it out.");
        }
        return text;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
