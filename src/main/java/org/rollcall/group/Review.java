package org.rollcall.group;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.UserError;

/** What comes of comparing a wish for a group with what is stored. */
sealed interface Review {

    /** It cannot be saved. */
    record Refused(List<UserError> errors) implements Review {}

    /** Nothing is different. */
    record Unchanged(Group group) implements Review {}

    /**
     * It can be saved.
     *
     * @param saved null for a new group
     */
    record Changing(@Nullable SavedGroup saved, GroupDraft draft, List<FieldChange> changes) implements Review {}
}
