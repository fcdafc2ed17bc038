package org.rollcall.member;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A member to delete. */
@Description("A member to delete.")
@Input("DeleteMemberInput")
public record DeleteMemberInput(
        @Id @NonNull @Description("Global id of the member.")
        String id) {}
