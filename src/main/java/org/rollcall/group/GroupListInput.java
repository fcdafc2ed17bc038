package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** A provider's list to connect a group to. */
@Description("A provider's list to connect a group to.")
@Input("GroupListInput")
public record GroupListInput(
        @NonNull @Description("The provider.") Provider provider,

        @Id
        @Description(
                "Global id of the list; without it the list stays that the group is connected to, or Rollcall makes one with"
                        + " the group's name. A list serves one group (else TAKEN).")
        @Nullable
        String listId) {}
