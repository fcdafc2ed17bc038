package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** For whom to check or uncheck “Do Not Send Marketing Emails”. */
@Description("For whom to check or uncheck “Do Not Send Marketing Emails”.")
@Input("SetDoNotSendMarketingEmailsInput")
public record SetDoNotSendMarketingEmailsInput(
        @Id @NonNull @Description("Global id of the member.")
        String memberId,

        @Description("Whether it is checked.") boolean value) {}
