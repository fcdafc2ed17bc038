package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.provider.Provider;

/** What a save would send to one provider. */
@Description("What a save would send to one provider.")
public record SyncPreview(
        @NonNull @Description("The provider.") Provider provider,
        @Description("Whether anything would be sent.") boolean willSync,

        @Description("Contacts that would be put on the list.")
        int add,

        @Description("Contacts that would be updated.") int update,

        @Description("Contacts that would be taken off the list.")
        int remove,

        @NonNull @Description("Members that would be N/A, by reason; reasons without members are left out.")
        List<@NonNull NotApplicableCount> notApplicable) {}
