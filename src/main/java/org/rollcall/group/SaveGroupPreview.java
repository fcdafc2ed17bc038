package org.rollcall.group;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.rollcall.graphql.UserError;

/** What a save would do. */
@Description("What a save would do.")
public final class SaveGroupPreview {

    private final Review review;

    SaveGroupPreview(Review review) {
        this.review = review;
    }

    @NonNull
    @Description("What would be refused; when not empty, the rest is null or empty.")
    public List<@NonNull UserError> getUserErrors() {
        return switch (review) {
            case Review.Refused refused -> refused.errors();
            case Review.Unchanged unchanged -> List.of();
            case Review.Changing changing -> List.of();
        };
    }

    @Description("Whether the save would change anything; saving without changes triggers no sync.")
    public boolean isWouldChange() {
        return review instanceof Review.Changing;
    }

    @NonNull
    @Description("Fields that would change.")
    public List<@NonNull FieldChange> getChanges() {
        return switch (review) {
            case Review.Refused refused -> List.of();
            case Review.Unchanged unchanged -> List.of();
            case Review.Changing changing -> changing.changes();
        };
    }

    /** What the preview is made from; not part of the API. */
    Review review() {
        return review;
    }
}
