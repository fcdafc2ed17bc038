package org.rollcall.member;

import io.smallrye.graphql.api.Nullable;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** Members to create or change. */
@Description("Members to create or change, at most 500 in all.")
@Input("ImportMembersInput")
public record ImportMembersInput(
        @DefaultValue("[]") @Description("People.") @Nullable
        List<@NonNull PersonInput> people,

        @DefaultValue("[]") @Description("Companies.") @Nullable
        List<@NonNull CompanyInput> companies) {

    static final int MAX_MEMBERS = 500;

    int peopleCount() {
        return people == null ? 0 : people.size();
    }

    int count() {
        return peopleCount() + (companies == null ? 0 : companies.size());
    }

    /** People, then companies, numbered from 1. */
    List<MemberEdit> edits() {
        List<MemberEdit> edits = new ArrayList<>(count());
        if (people != null) {
            people.forEach(person -> edits.add(person.edit(edits.size() + 1)));
        }
        if (companies != null) {
            companies.forEach(company -> edits.add(company.edit(edits.size() + 1)));
        }
        return edits;
    }
}
