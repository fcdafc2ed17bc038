package org.rollcall.audit;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Something that is wrong with the trail. */
@Description("Something that is wrong with the trail.")
public record AuditProblem(
        @Description("Position of the entry.") int position,

        @NonNull @Description("What is wrong.") AuditProblemKind kind,

        @NonNull @Description("For people.") String message) {}
