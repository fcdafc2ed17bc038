package org.rollcall.group;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** Result of {@code saveGroup}. */
@Description("Result of `saveGroup`.")
public final class SaveGroupPayload {

    private final @Nullable Group group;
    private final @Nullable SaveGroupOutcome outcome;
    private final List<UUID> runs;
    private final List<UserError> userErrors;

    private SaveGroupPayload(
            @Nullable Group group, @Nullable SaveGroupOutcome outcome, List<UUID> runs, List<UserError> userErrors) {
        this.group = group;
        this.outcome = outcome;
        this.runs = runs;
        this.userErrors = userErrors;
    }

    static SaveGroupPayload saved(Group group, List<UUID> runs) {
        return new SaveGroupPayload(group, SaveGroupOutcome.SAVED, runs, List.of());
    }

    static SaveGroupPayload unchanged(Group group) {
        return new SaveGroupPayload(group, SaveGroupOutcome.UNCHANGED, List.of(), List.of());
    }

    static SaveGroupPayload refused(List<UserError> userErrors) {
        return new SaveGroupPayload(null, null, List.of(), userErrors);
    }

    @Description("The group as saved; null when refused.")
    public @Nullable Group getGroup() {
        return group;
    }

    @Description("What the save did; null when refused.")
    public @Nullable SaveGroupOutcome getOutcome() {
        return outcome;
    }

    @NonNull
    @Description("Why it was refused; empty when it was not.")
    public List<@NonNull UserError> getUserErrors() {
        return userErrors;
    }

    /** The runs that were started or joined; the API shows them as objects. */
    public List<UUID> runs() {
        return runs;
    }
}
