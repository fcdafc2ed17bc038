package org.rollcall.graphql;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The columns that a list is ordered by, the last of them unique, all in one direction: a page is found by comparing
 * with the last row's key instead of counting rows off.
 *
 * @param columns SQL expressions that are never NULL, each with the type its key text is cast to
 */
public record Keyset(List<Column> columns, OrderDirection direction) {

    /** An SQL expression and the SQL type of its value in a cursor. */
    public record Column(String expression, String type) {}

    /** Whether any column is of the table with this alias, as in {@code "m."}. */
    public boolean isOver(String alias) {
        return columns.stream().anyMatch(column -> column.expression().contains(alias));
    }

    /** Condition for rows behind the page's position, its values bound from this parameter on; {@code TRUE} at the edge. */
    public String condition(Page page, int firstParameter) {
        if (page.position() == null) {
            return "TRUE";
        }
        check(page, page.position());
        String left = columns.stream().map(Column::expression).collect(Collectors.joining(", "));
        String right = IntStream.range(0, columns.size())
                .mapToObj(i ->
                        "$" + (firstParameter + i) + "::text::" + columns.get(i).type())
                .collect(Collectors.joining(", "));
        return "(" + left + ") " + (ascending(page) ? ">" : "<") + " (" + right + ")";
    }

    /** A cursor that somebody made up may have values that the columns cannot take. */
    private void check(Page page, List<String> position) {
        for (int i = 0; i < columns.size(); i++) {
            if (!KeyType.of(columns.get(i).type()).takes(position.get(i))) {
                throw page.notOfThisList();
            }
        }
    }

    /** The order of fetching: the reverse of the list's when the page is counted from the end. */
    public String orderBy(Page page) {
        String way = " " + way(page);
        return columns.stream().map(column -> column.expression() + way).collect(Collectors.joining(", "));
    }

    /** The key as columns to select, for {@link #key}: the text of each value, from which a cursor finds it again. */
    public String selected() {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> "(" + columns.get(i).expression() + ")::text AS key_" + i)
                .collect(Collectors.joining(", "));
    }

    /** The key of a row that has {@link #selected}. */
    public List<String> key(Row row) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> row.getString("key_" + i))
                .toList();
    }

    /** How the list's values compare with the page's position in the way of fetching: {@code >} or {@code <}. */
    public String onwards(Page page) {
        return ascending(page) ? ">" : "<";
    }

    /** The way of fetching: {@code ASC} or {@code DESC}. */
    public String way(Page page) {
        return ascending(page) ? "ASC" : "DESC";
    }

    private boolean ascending(Page page) {
        return (direction == OrderDirection.ASC) != page.backward();
    }
}
