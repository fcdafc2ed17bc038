package org.rollcall.graphql;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions of a list with their values; the text depends on which arguments are given, never on their values. */
public final class Where {

    private static final int MAX_SEARCH = 200;

    private final List<String> conditions = new ArrayList<>(List.of("TRUE"));
    private final List<Object> values = new ArrayList<>();
    private final int firstParameter;
    private boolean byText;

    /** @param firstParameter number of the first value's parameter */
    public Where(int firstParameter) {
        this.firstParameter = firstParameter;
    }

    /** Adds a condition without a value. */
    public Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition in which {@code %1$s} stands for the value; none when there is no value. */
    public Where and(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition.formatted("$" + next()));
            values.add(value);
        }
        return this;
    }

    /** Adds a condition in which {@code %1$s} stands for a list of names; none for no list, or an empty one. */
    public <E extends Enum<E>> Where andAnyOf(String condition, @Nullable List<E> names) {
        return names == null || names.isEmpty() ? this : and(condition, names(names));
    }

    /** Values of an enum as the database has them. */
    public static <E extends Enum<E>> String[] names(List<E> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Whether nothing narrows the list. */
    public boolean isEmpty() {
        return values.isEmpty() && conditions.size() == 1;
    }

    /** Whether a text is searched for. */
    public boolean isByText() {
        return byText;
    }

    /** Adds a condition in which {@code %1$s} stands for an ILIKE pattern; none for a blank search. */
    public Where andMatches(String condition, @Nullable String search) {
        if (search == null || search.isBlank()) {
            return this;
        }
        if (search.codePointCount(0, search.length()) > MAX_SEARCH || search.indexOf('\0') >= 0) {
            throw new BadRequest("'search' has " + search.length() + " characters, or a NUL among them; it may have "
                    + MAX_SEARCH + " and no NUL.");
        }
        String text = search.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        byText = true;
        return and(condition, "%" + text + "%");
    }

    /** Takes a value for a condition that has several, and returns what stands for it there. */
    public String bind(Object value) {
        String parameter = "$" + next();
        values.add(value);
        return parameter;
    }

    public String sql() {
        return String.join(" AND ", conditions);
    }

    /** Number of the parameter behind the values. */
    public int next() {
        return firstParameter + values.size();
    }

    public Tuple addTo(Tuple tuple) {
        values.forEach(tuple::addValue);
        return tuple;
    }

    /** Adds the values, and behind them those of the page's position. */
    public Tuple addTo(Tuple tuple, Page page) {
        addTo(tuple);
        if (page.position() != null) {
            page.position().forEach(tuple::addString);
        }
        return tuple;
    }
}
