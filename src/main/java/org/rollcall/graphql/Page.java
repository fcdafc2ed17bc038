package org.rollcall.graphql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a client asks for, by the rules of Relay's cursor connections.
 *
 * @param size how many rows at most, 1 to {@value #MAX_SIZE}
 * @param backward whether the page is counted from the end
 * @param position the sort key of the row to continue behind (or before, when backward); null for the edge of the list
 */
public record Page(int size, boolean backward, @Nullable List<String> position) {

    public static final int MAX_SIZE = 250;

    /** Where counting what a text search finds ends: a word that everybody has is not worth looking at everybody. */
    public static final int COUNTED_TO = 10_000;

    private static final String SEPARATOR = "\u0001";

    /**
     * The page that these arguments ask for.
     *
     * @param keyLength how many values this list's cursors have
     * @throws BadRequest for sizes out of range, `first` with `last`, or a cursor that is not of this list
     */
    public static Page of(
            @Nullable Integer first,
            @Nullable String after,
            @Nullable Integer last,
            @Nullable String before,
            int keyLength) {
        boolean backward = last != null || (before != null && after == null);
        if (last != null && after != null) {
            throw new BadRequest("'last' counts back from 'before' and cannot go with 'after'; ask for one direction.");
        }
        if (after != null && before != null) {
            throw new BadRequest("'after' and 'before' are both given; ask for one direction.");
        }
        // `first` has a default value in the schema: `last` wins over it.
        String name = last == null ? "first" : "last";
        Integer asked = last == null ? first : last;
        int size = asked == null ? 50 : asked;
        if (size < 1 || size > MAX_SIZE) {
            throw new BadRequest("'" + name + "' is " + size + "; it may be 1 to " + MAX_SIZE + ".");
        }
        String cursor = backward ? before : after;
        return new Page(
                size, backward, cursor == null ? null : decode(backward ? "before" : "after", cursor, keyLength));
    }

    /** The cursor of a row with this sort key. */
    public static String cursor(List<String> key) {
        byte[] text = String.join(SEPARATOR, key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** One more than the page has, to see whether there is a next one. */
    public int limit() {
        return size + 1;
    }

    /**
     * The page made of fetched rows.
     *
     * @param fetched up to {@link #limit()} rows in the order of fetching, which is the reverse one when backward
     * @param key the sort key of a row
     */
    public <T> Slice<T> slice(List<T> fetched, Function<T, List<String>> key) {
        boolean more = fetched.size() > size;
        List<T> rows = new ArrayList<>(more ? fetched.subList(0, size) : fetched);
        if (backward) {
            Collections.reverse(rows);
        }
        List<String> cursors = rows.stream().map(key).map(Page::cursor).toList();
        boolean beyond = position != null;
        PageInfo info = new PageInfo(
                cursors.isEmpty() ? null : cursors.get(cursors.size() - 1),
                backward ? beyond : more,
                backward ? more : beyond,
                cursors.isEmpty() ? null : cursors.get(0));
        return new Slice<>(List.copyOf(rows), cursors, info);
    }

    private static List<String> decode(String name, String cursor, int keyLength) {
        try {
            if (cursor.length() <= 4_000) {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                List<String> key = List.of(text.split(SEPARATOR, -1));
                if (key.size() == keyLength && text.indexOf('\0') < 0) {
                    return key;
                }
            }
        } catch (IllegalArgumentException e) {
            // Said below, together with cursors of other lists.
        }
        throw notOfThisList(name);
    }

    /** The position has values that this list's rows cannot have. */
    BadRequest notOfThisList() {
        return notOfThisList(backward ? "before" : "after");
    }

    private static BadRequest notOfThisList(String name) {
        return new BadRequest("'" + name + "' is not a cursor of this list; pass a cursor as the same list gave it.");
    }

    /**
     * Rows of a page in the list's order.
     *
     * @param cursors one for each row
     */
    public record Slice<T>(List<T> rows, List<String> cursors, PageInfo pageInfo) {

        /** The same page of what the rows stand for. */
        public <R> Slice<R> map(Function<T, R> value) {
            return new Slice<>(rows.stream().map(value).toList(), cursors, pageInfo);
        }

        /** Each row with its cursor. */
        public <E> List<E> edges(BiFunction<String, T, E> edge) {
            List<E> edges = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                edges.add(edge.apply(cursors.get(i), rows.get(i)));
            }
            return edges;
        }
    }
}
