package org.rollcall.diagnosis;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One step from membership to the provider. */
@Description("One step from membership to the provider.")
public record MailDiagnosisStep(
        @NonNull @Description("The question, such as `Is it a member of the group?`.")
        String question,

        @Description("Whether it is passed.") boolean passed,
        @NonNull @Description("What was found.") String finding) {}
