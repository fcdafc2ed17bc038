package org.rollcall.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fields that a contact carries, in Rollcall's words; each provider maps them to its own.
 *
 * @param firstName given name of a person, name of a company; empty when blank
 * @param lastName family name; empty for a company
 * @param companyName nearest company above a person in the family tree; empty for none
 * @param custom configured fields of the association's own that are not blank
 */
public record Fields(String firstName, String lastName, String companyName, Map<String, String> custom) {

    public static final Fields BLANK = new Fields("", "", "", Map.of());

    public Fields {
        custom = Map.copyOf(custom);
    }

    /** What differs, going from these fields to others, in the order of their names. */
    public List<FieldDifference> differencesTo(Fields other) {
        SortedMap<String, String> from = byName();
        SortedMap<String, String> to = other.byName();
        SortedMap<String, String> all = new TreeMap<>(from);
        all.putAll(to);
        List<FieldDifference> differences = new ArrayList<>();
        for (String name : all.keySet()) {
            String before = from.getOrDefault(name, "");
            String after = to.getOrDefault(name, "");
            if (!before.equals(after)) {
                differences.add(new FieldDifference(name, before, after));
            }
        }
        return differences;
    }

    /** The value of a field by name; empty when blank. */
    public String value(String name) {
        return byName().getOrDefault(name, "");
    }

    private SortedMap<String, String> byName() {
        SortedMap<String, String> values = new TreeMap<>(custom);
        values.put("firstName", firstName);
        values.put("lastName", lastName);
        values.put("companyName", companyName);
        return values;
    }

    /** A field that differs; empty texts stand for blank. */
    public record FieldDifference(String name, String from, String to) {}
}
