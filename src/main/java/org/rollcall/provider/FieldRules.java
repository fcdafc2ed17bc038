package org.rollcall.provider;

import java.util.List;

/**
 * How a provider takes a member's fields; what is wanted there is made to fit, so that it can be compared with what is there.
 *
 * @param custom names of the member's own fields that are sent, in alphabetical order
 * @param companyLastName what stands as the last name of a company; empty for blank
 * @param nameLength most characters of a name; longer ones are cut
 * @param customLength most characters of a field of the member's own; longer ones are cut
 */
public record FieldRules(List<String> custom, String companyLastName, int nameLength, int customLength) {

    public FieldRules {
        custom = custom.stream().sorted().toList();
    }
}
