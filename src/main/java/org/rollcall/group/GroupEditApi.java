package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;
import org.rollcall.audit.Actor;
import org.rollcall.audit.Actors;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;

/** Edits groups. */
@GraphQLApi
public class GroupEditApi {

    /** How often a save looks again when others change the same at the same time. */
    private static final int REVIEWS = 5;

    private final GroupReview review;
    private final GroupWriter writer;
    private final GroupStore groups;
    private final Actors actors;

    GroupEditApi(GroupReview review, GroupWriter writer, GroupStore groups, Actors actors) {
        this.review = review;
        this.writer = writer;
        this.groups = groups;
        this.actors = actors;
    }

    @Mutation
    @Needs(Permission.GROUPS_WRITE)
    @NonNull
    @Description(
            "Creates a group (without `id`) or changes it. When something changed, members are calculated and then synced.")
    public Uni<SaveGroupPayload> saveGroup(@NonNull @Description("The group.") SaveGroupInput input) {
        Actor actor = actors.current();
        return Uni.createFrom()
                .deferred(() -> review.of(input).chain(reviewed -> save(actor, reviewed)))
                .onFailure(GroupEditApi::isOvertaken)
                .retry()
                .atMost(REVIEWS);
    }

    @Mutation
    @Needs(Permission.GROUPS_WRITE)
    @NonNull
    @Description("Deletes a group; its contacts are taken off the connected lists first.")
    public Uni<DeleteGroupPayload> deleteGroup(@NonNull @Description("Which group.") DeleteGroupInput input) {
        var id = GlobalId.GROUP.parse(input.id());
        if (id.isEmpty()) {
            return Uni.createFrom()
                    .item(notDeleted(InputError.invalid(GlobalId.GROUP.refusal("id", input.id()), "id")));
        }
        Actor actor = actors.current();
        return Uni.createFrom()
                .deferred(() ->
                        groups.byIds(List.of(id.get())).chain(found -> delete(actor, input, found.get(id.get()))))
                .onFailure(GroupEditApi::isOvertaken)
                .retry()
                .atMost(REVIEWS);
    }

    private Uni<SaveGroupPayload> save(Actor actor, Review reviewed) {
        return switch (reviewed) {
            case Review.Refused refused -> Uni.createFrom().item(SaveGroupPayload.refused(refused.errors()));
            case Review.Unchanged unchanged -> Uni.createFrom().item(SaveGroupPayload.unchanged(unchanged.group()));
            case Review.Changing changing ->
                writer.save(actor, changing)
                        .chain(written ->
                                read(written.group()).map(group -> SaveGroupPayload.saved(group, written.runs())));
        };
    }

    private Uni<Group> read(UUID group) {
        // One that somebody deleted in this moment: look again, and say that it is not there.
        return groups.byIds(List.of(group))
                .map(found -> found.get(group))
                .onItem()
                .ifNull()
                .failWith(Overtaken::new);
    }

    private Uni<DeleteGroupPayload> delete(Actor actor, DeleteGroupInput input, @Nullable Group group) {
        if (group == null) {
            return Uni.createFrom()
                    .item(notDeleted(InputError.notFound("There is no group " + input.id() + ".", "id")));
        }
        Integer expected = input.expectedRevision();
        if (expected != null && group.getRevision() != expected) {
            return Uni.createFrom().item(notDeleted(new RevisionConflictError(expected, group)));
        }
        return writer.delete(actor, group)
                .map(done -> new DeleteGroupPayload(Objects.requireNonNull(input.id()), List.of()));
    }

    private static DeleteGroupPayload notDeleted(UserError error) {
        return new DeleteGroupPayload(null, List.of(error));
    }

    private static boolean isOvertaken(Throwable failure) {
        return failure instanceof Overtaken || failure instanceof ConstraintViolationException;
    }
}
