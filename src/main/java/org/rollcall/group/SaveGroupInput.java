package org.rollcall.group;

import io.smallrye.graphql.api.Nullable;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

/** A group to save. */
@Description("A group to save, as a whole: what is left out takes its default, also when the group is changed.")
@Input("SaveGroupInput")
public record SaveGroupInput(
        @Id @Description("The group to change; none to create one.") @Nullable
        String id,

        @Description("Refuse with CONFLICT when the group's revision is another.") @Nullable
        Integer expectedRevision,

        @NonNull @Description("Name, 1 to 200 characters.") String name,

        @Description(
                "Slug: words of a-z and 0-9 joined by hyphens, up to 100 characters. When not given it is made from the name at"
                        + " creation, and stays at a change.")
        @Nullable
        String slug,

        @Description("What the group is for, up to 2,000 characters.") @Nullable
        String description,

        @NonNull @Description("Who belongs to the group in their own right.")
        GroupCriteriaInput criteria,

        @DefaultValue("[]") @Description("Which relatives of the primary members belong as beneficiaries.") @Nullable
        List<@NonNull BeneficiaryRule> beneficiaries,

        @DefaultValue("true") @Description("Whether primary members' emails are synced.") @Nullable
        Boolean syncPrimaryMembers,

        @DefaultValue("false") @Description("Whether beneficiaries' emails are synced.") @Nullable
        Boolean syncBeneficiaries,

        @DefaultValue("[]")
        @Description("Lists to connect, at most one for each provider; a provider left out is disconnected.")
        @Nullable
        List<@NonNull GroupListInput> lists) {}
