package org.rollcall.group;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.Node;

/** A named set of members whose emails can be synced to provider lists. */
@Description("A named set of members whose emails can be synced to provider lists.")
public final class Group implements Node {

    private final GroupRow row;

    Group(GroupRow row) {
        this.row = row;
    }

    @Override
    @Id
    @NonNull
    @Description("Global id.")
    public String getId() {
        return GlobalId.GROUP.of(row.id());
    }

    @NonNull
    @Description("Unique name in URLs and scripts, such as `board-members`.")
    public String getSlug() {
        return row.slug();
    }

    @NonNull
    @Description("Name.")
    public String getName() {
        return row.name();
    }

    @Description("What the group is for.")
    public @Nullable String getDescription() {
        return row.description();
    }

    @Description("Counts up by one at each save that changed something; send it back as `expectedRevision`.")
    public int getRevision() {
        return row.revision();
    }

    @NonNull
    @Description("Who belongs to the group in their own right (primary members).")
    public GroupCriteria getCriteria() {
        return new GroupCriteria(row.id(), row.conditions());
    }

    @NonNull
    @Description("Which relatives of the primary members belong as beneficiaries; empty for none.")
    public List<@NonNull BeneficiaryRule> getBeneficiaries() {
        return row.beneficiaries();
    }

    @Description("Whether primary members' emails are synced.")
    public boolean isSyncPrimaryMembers() {
        return row.syncPrimaryMembers();
    }

    @Description("Whether beneficiaries' emails are synced.")
    public boolean isSyncBeneficiaries() {
        return row.syncBeneficiaries();
    }

    @NonNull
    @Description("State of the member calculation; drives the spinners in the members and beneficiaries columns.")
    public GroupCalculation getCalculation() {
        return new GroupCalculation(
                row.calculationState(),
                row.primaryCount(),
                row.beneficiaryCount(),
                row.calculationStartedAt(),
                row.calculationFinishedAt(),
                row.calculationFailure());
    }

    @NonNull
    @Description("When the group was created.")
    public OffsetDateTime getCreatedAt() {
        return row.createdAt();
    }

    @NonNull
    @Description("When the group was last changed by a save.")
    public OffsetDateTime getUpdatedAt() {
        return row.updatedAt();
    }

    /** What the database holds; not part of the API. */
    public GroupRow row() {
        return row;
    }
}
