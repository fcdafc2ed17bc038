package org.rollcall.group;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.UuidGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A group as people edit it. Only changed columns are written: the engine writes counts and the state of the calculation
 * into the same row.
 */
@Entity
@Table(name = "member_group")
@DynamicUpdate
class MemberGroup extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    @Nullable
    UUID id;

    @Column
    String slug;

    @Column
    String name;

    @Column
    @Nullable
    String description;

    @Column
    int revision;

    @Column(name = "membership_statuses")
    String[] membershipStatuses;

    @Column(name = "expires_within_days")
    @Nullable
    Integer expiresWithinDays;

    @Column
    String[] kinds;

    @Column(name = "member_types")
    String[] memberTypes;

    @Column
    String[] tags;

    @Column
    String[] beneficiaries;

    @Column(name = "sync_primary_members")
    boolean syncPrimaryMembers;

    @Column(name = "sync_beneficiaries")
    boolean syncBeneficiaries;

    @Column(name = "calculation_state")
    String calculationState;

    @Column(name = "calculation_failure")
    @Nullable
    String calculationFailure;

    @Column(name = "updated_at")
    OffsetDateTime updatedAt;

    @Column(name = "deleted_at")
    @Nullable
    OffsetDateTime deletedAt;

    /** Takes over what a person wants, as the next revision whose members are to be calculated. */
    void apply(GroupDraft draft, OffsetDateTime now) {
        GroupConditions conditions = draft.conditions();
        slug = draft.slug();
        name = draft.name();
        description = draft.description();
        membershipStatuses = names(conditions.membershipStatuses());
        expiresWithinDays = conditions.expiresWithinDays();
        kinds = names(conditions.kinds());
        memberTypes = conditions.memberTypes().toArray(String[]::new);
        tags = conditions.tags().toArray(String[]::new);
        beneficiaries = names(draft.beneficiaries());
        syncPrimaryMembers = draft.syncPrimaryMembers();
        syncBeneficiaries = draft.syncBeneficiaries();
        revision++;
        updatedAt = now;
        calculationState = CalculationState.PENDING.name();
        calculationFailure = null;
    }

    private static String[] names(List<? extends Enum<?>> values) {
        return values.stream().map(Enum::name).toArray(String[]::new);
    }
}
