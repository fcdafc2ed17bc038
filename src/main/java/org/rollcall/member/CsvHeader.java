package org.rollcall.member;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns of a file, in its order. */
final class CsvHeader {

    private static final int SHOWN = 60;

    private sealed interface Column {

        /** One of the columns that every association has. */
        record Known(Field field) implements Column {}

        /** A field of the association's own. */
        record Custom(String name) implements Column {}
    }

    private final List<Column> columns;

    private CsvHeader(List<Column> columns) {
        this.columns = columns;
    }

    /**
     * Reads a header row; names may be in capitals and between spaces.
     *
     * @throws CsvFault when a column is unknown or comes twice, or {@code external_id} is missing
     */
    static CsvHeader of(List<String> names) {
        List<Column> columns = new ArrayList<>();
        Set<Column> seen = new HashSet<>();
        for (String name : names) {
            Column column = column(name.strip());
            if (!seen.add(column)) {
                throw new CsvFault("The header names the column '" + shown(name) + "' twice.");
            }
            columns.add(column);
        }
        if (!seen.contains(new Column.Known(Field.EXTERNAL_ID))) {
            throw new CsvFault("The header has no column 'external_id', which tells whose row it is; "
                    + "the first line must be the header.");
        }
        return new CsvHeader(columns);
    }

    private static Column column(String name) {
        if (name.toLowerCase(Locale.ROOT).startsWith(MemberEdit.CUSTOM_PREFIX)) {
            String custom = name.substring(MemberEdit.CUSTOM_PREFIX.length()).strip();
            if (custom.isEmpty() || custom.length() > RowRules.MAX_CUSTOM_NAME_LENGTH || custom.indexOf('\0') >= 0) {
                throw new CsvFault(
                        "The header's column '" + shown(name) + "' names no field; after 'custom:' comes a name"
                                + " of up to " + RowRules.MAX_CUSTOM_NAME_LENGTH + " characters.");
            }
            return new Column.Custom(custom);
        }
        Optional<Field> field = Arrays.stream(Field.values())
                .filter(known -> known.column().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
        return field.map(Column.Known::new)
                .orElseThrow(() -> new CsvFault("The header's column '" + shown(name) + "' is unknown; the columns are "
                        + Arrays.stream(Field.values()).map(Field::column).collect(Collectors.joining(", "))
                        + ", and custom:<name> for fields of your own."));
    }

    private static String shown(String name) {
        return (name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name).replace('\0', '\u2400');
    }

    int size() {
        return columns.size();
    }

    /** The edit that a row of as many cells is. */
    MemberEdit edit(int line, List<String> cells) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        Map<String, String> customFields = new LinkedHashMap<>();
        List<String> tags = null;
        List<RoleEdit> roles = null;
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i);
            switch (columns.get(i)) {
                case Column.Custom custom -> customFields.put(custom.name(), cell.strip());
                case Column.Known(Field field) when field == Field.TAGS -> tags = parts(cell);
                case Column.Known(Field field) when field == Field.ROLES -> roles = roles(cell);
                case Column.Known(Field field) -> values.put(field, cell);
            }
        }
        return new MemberEdit(line, values, tags, roles, customFields);
    }

    private static List<String> parts(String cell) {
        return Arrays.stream(cell.split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static List<RoleEdit> roles(String cell) {
        return parts(cell).stream().map(CsvHeader::role).toList();
    }

    /** {@code PRIMARY_CONTACT:acme}; what has no colon is told as it is by the rules of a row. */
    private static RoleEdit role(String part) {
        int colon = part.indexOf(':');
        return colon < 0
                ? new RoleEdit(part, "")
                : new RoleEdit(
                        part.substring(0, colon).strip().toUpperCase(Locale.ROOT),
                        part.substring(colon + 1).strip());
    }

    /** Where a row has other cells than the header, nobody can tell which value is meant for which column. */
    @Nullable
    Rejection misfit(int line, int cells) {
        return cells == size()
                ? null
                : Rejection.invalid(
                        line, "", null, "has " + cells + " cells where the header has " + size() + " columns");
    }
}
