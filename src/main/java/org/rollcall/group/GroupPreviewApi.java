package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.graphql.Page;
import org.rollcall.member.MemberConnection;
import org.rollcall.sharedemail.WinnerDecisionConnection;

/** Tells what a save would do, without doing it. */
@GraphQLApi
public class GroupPreviewApi {

    private static final int MEMBER_KEY_LENGTH = 4;

    private final GroupReview review;
    private final PreviewStore store;
    private final SyncPreviewStore syncs;

    GroupPreviewApi(GroupReview review, PreviewStore store, SyncPreviewStore syncs) {
        this.review = review;
        this.store = store;
        this.syncs = syncs;
    }

    @Query
    @Needs(Permission.READ)
    @NonNull
    @Description("What saving this would do: who joins and leaves, who wins shared emails.")
    public Uni<SaveGroupPreview> saveGroupPreview(
            @NonNull @Description("The same input as for `saveGroup`.") SaveGroupInput input) {
        return review.of(input).map(SaveGroupPreview::new);
    }

    @NonNull
    @Description("Who would join, by name.")
    public Uni<MemberConnection> joining(
            @Source SaveGroupPreview preview,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        Page page = Page.of(first, after, last, before, MEMBER_KEY_LENGTH);
        return preview.review() instanceof Review.Changing changing
                ? store.joining(changing, page)
                : Uni.createFrom()
                        .item(new MemberConnection(page.slice(List.of(), member -> List.of()), GroupPreviewApi::none));
    }

    @NonNull
    @Description("Who would leave, by name.")
    public Uni<MemberConnection> leaving(
            @Source SaveGroupPreview preview,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        Page page = Page.of(first, after, last, before, MEMBER_KEY_LENGTH);
        return preview.review() instanceof Review.Changing changing
                ? store.leaving(changing, page)
                : Uni.createFrom()
                        .item(new MemberConnection(page.slice(List.of(), member -> List.of()), GroupPreviewApi::none));
    }

    @NonNull
    @Description("Decisions about addresses that would be shared, by address.")
    public Uni<WinnerDecisionConnection> decisions(
            @Source SaveGroupPreview preview,
            @DefaultValue("50") @Description("Return at most this many from the start (1 to 250).") @Nullable
                    Integer first,
            @Description("Continue after this cursor.") @Nullable String after,
            @Description("Return at most this many from the end (1 to 250).") @Nullable Integer last,
            @Description("Continue before this cursor.") @Nullable String before) {
        Page page = Page.of(first, after, last, before, 1);
        return preview.review() instanceof Review.Changing changing
                ? store.decisions(changing, page)
                : Uni.createFrom()
                        .item(new WinnerDecisionConnection(
                                page.slice(List.of(), decision -> List.of()), GroupPreviewApi::none));
    }

    @NonNull
    @Description("What would be sent, for each connected provider account.")
    public Uni<List<@NonNull SyncPreview>> sync(@Source SaveGroupPreview preview) {
        return preview.review() instanceof Review.Changing changing
                ? syncs.of(changing.draft())
                : Uni.createFrom().item(List.of());
    }

    private static Uni<Integer> none() {
        return Uni.createFrom().item(0);
    }
}
