package org.rollcall.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.ContactChange;
import org.rollcall.plan.Fields;

/** One change of a plan. */
@Description("One change of a plan.")
public final class PlannedChange {

    private final PlannedChangeKind kind;
    private final String email;
    private final @Nullable String formerEmail;
    private final @Nullable UUID owner;
    private final List<PlannedField> fields;

    PlannedChange(
            PlannedChangeKind kind,
            String email,
            @Nullable String formerEmail,
            @Nullable UUID owner,
            List<PlannedField> fields) {
        this.kind = kind;
        this.email = email;
        this.formerEmail = formerEmail;
        this.owner = owner;
        this.fields = fields;
    }

    /** What is done for one address of a group; a change of the contact comes before those of its list. */
    static List<PlannedChange> of(AddressPlan plan, UUID list) {
        List<PlannedChange> changes = new ArrayList<>();
        ContactChange change = plan.change();
        boolean leaves = plan.takeOff().contains(list) || change instanceof ContactChange.Archive;
        if (leaves) {
            changes.add(new PlannedChange(PlannedChangeKind.REMOVE, plan.address(), null, null, List.of()));
        }
        if (change != null && !(change instanceof ContactChange.Archive)) {
            changes.add(of(change));
        }
        boolean alreadySaid = changes.stream()
                .anyMatch(said -> said.kind != PlannedChangeKind.UPDATE && said.kind != PlannedChangeKind.HAND_OVER);
        if (plan.putOn().contains(list) && !alreadySaid) {
            changes.add(new PlannedChange(PlannedChangeKind.ADD, plan.address(), null, null, List.of()));
        }
        return changes;
    }

    private static PlannedChange of(ContactChange change) {
        return switch (change) {
            case ContactChange.Create it ->
                of(PlannedChangeKind.ADD, it.address(), null, it.owner(), Fields.BLANK, it.fields());
            case ContactChange.Adopt it ->
                of(
                        PlannedChangeKind.ADOPT,
                        it.address(),
                        null,
                        it.owner(),
                        it.contact().fields(),
                        it.fields());
            case ContactChange.Update it ->
                of(
                        PlannedChangeKind.UPDATE,
                        it.address(),
                        null,
                        it.owner(),
                        it.contact().fields(),
                        it.fields());
            case ContactChange.HandOver it ->
                of(
                        PlannedChangeKind.HAND_OVER,
                        it.address(),
                        null,
                        it.owner(),
                        it.contact().fields(),
                        it.fields());
            case ContactChange.Rename it ->
                of(
                        PlannedChangeKind.RENAME,
                        it.address(),
                        it.former().address(),
                        it.owner(),
                        it.former().fields(),
                        it.fields());
            case ContactChange.Restore it ->
                of(
                        PlannedChangeKind.RESTORE,
                        it.address(),
                        null,
                        it.owner(),
                        it.contact().fields(),
                        it.fields());
            case ContactChange.Archive it ->
                new PlannedChange(PlannedChangeKind.REMOVE, it.address(), null, null, List.of());
        };
    }

    private static PlannedChange of(
            PlannedChangeKind kind, String address, @Nullable String former, UUID owner, Fields from, Fields to) {
        return new PlannedChange(
                kind,
                address,
                former,
                owner,
                from.differencesTo(to).stream()
                        .map(field -> new PlannedField(field.name(), field.from(), field.to()))
                        .toList());
    }

    /** Where it stands in its plan: by address, then kind. */
    List<String> key() {
        return List.of(email, kind.name());
    }

    /** Equal for equal changes only. */
    String content() {
        return String.join(
                "\u001f", kind.name(), email, String.valueOf(formerEmail), String.valueOf(owner), fields.toString());
    }

    /** The member whose data is sent; not part of the API, which shows the member itself. */
    public @Nullable UUID owner() {
        return owner;
    }

    @NonNull
    @Description("The kind.")
    public PlannedChangeKind getKind() {
        return kind;
    }

    @NonNull
    @Description("The address.")
    public String getEmail() {
        return email;
    }

    @Description("The address before a rename.")
    public @Nullable String getFormerEmail() {
        return formerEmail;
    }

    @NonNull
    @Description("Fields that change.")
    public List<@NonNull PlannedField> getFields() {
        return fields;
    }
}
