package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.InputError;
import org.rollcall.graphql.UserError;
import org.rollcall.provider.Provider;

/** Compares a wish for a group with what is stored: the same for a save and for its preview. */
@ApplicationScoped
class GroupReview {

    private final GroupReviewStore store;

    GroupReview(GroupReviewStore store) {
        this.store = store;
    }

    Uni<Review> of(SaveGroupInput input) {
        GroupWish wish = GroupWish.of(input);
        if (!wish.errors().isEmpty()) {
            return refused(wish.errors());
        }
        UUID id = wish.id();
        return id == null ? reviewed(input, wish, null) : store.saved(id).chain(saved -> reviewed(input, wish, saved));
    }

    private Uni<Review> reviewed(SaveGroupInput input, GroupWish wish, @Nullable SavedGroup saved) {
        if (wish.id() != null && saved == null) {
            return refused(List.of(InputError.notFound("There is no group " + input.id() + ".", "id")));
        }
        Integer expected = wish.expectedRevision();
        if (expected != null && saved != null && saved.group().getRevision() != expected) {
            return refused(List.of(new RevisionConflictError(expected, saved.group())));
        }
        if (expected != null && saved == null) {
            return refused(List.of(InputError.invalid(
                    "expectedRevision is for a group that is changed; leave it out to create one.",
                    "expectedRevision")));
        }
        var named = new HashSet<>(wish.included());
        named.addAll(wish.excluded());
        String slug = wish.slug() != null
                ? wish.slug()
                : saved != null ? saved.group().getSlug() : Slug.of(wish.name());
        var lists = GroupWish.orEmpty(input.lists());
        return Uni.combine()
                .all()
                .unis(
                        store.takenSlugs(slug, wish.id()),
                        store.members(named),
                        store.accounts(),
                        store.lists(ids(lists)))
                .with((slugs, members, accounts, known) -> {
                    var errors = new ArrayList<UserError>();
                    var connecting = new Connecting(wish, saved, accounts, known, errors);
                    if (wish.slug() != null && slugs.contains(slug)) {
                        errors.add(InputError.taken("Another group has the slug '" + slug + "'.", "slug"));
                    }
                    unknown(
                            GroupWish.orEmpty(input.criteria().includedMemberIds()),
                            members,
                            "includedMemberIds",
                            errors);
                    unknown(
                            GroupWish.orEmpty(input.criteria().excludedMemberIds()),
                            members,
                            "excludedMemberIds",
                            errors);
                    var connections = connecting.connections(lists);
                    return errors.isEmpty()
                            ? compared(saved, draft(input, wish, Slug.free(slug, slugs), connections))
                            : new Review.Refused(errors);
                });
    }

    private static Review compared(@Nullable SavedGroup saved, GroupDraft draft) {
        var changes = GroupChanges.between(saved == null ? null : saved.draft(), draft);
        return saved != null && changes.isEmpty()
                ? new Review.Unchanged(saved.group())
                : new Review.Changing(saved, draft, changes);
    }

    private static GroupDraft draft(SaveGroupInput input, GroupWish wish, String slug, List<Connection> connections) {
        return new GroupDraft(
                slug,
                wish.name(),
                wish.description(),
                wish.conditions(),
                GroupWish.orEmpty(input.beneficiaries()),
                Objects.requireNonNullElse(input.syncPrimaryMembers(), true),
                Objects.requireNonNullElse(input.syncBeneficiaries(), false),
                wish.included(),
                wish.excluded(),
                connections);
    }

    private static void unknown(List<String> ids, Set<UUID> members, String field, List<UserError> errors) {
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            if (GlobalId.MEMBER.parse(id).filter(members::contains).isEmpty()) {
                errors.add(InputError.notFound("There is no member " + id + ".", "criteria", field, String.valueOf(i)));
            }
        }
    }

    private static List<UUID> ids(List<GroupListInput> lists) {
        return lists.stream()
                .map(GroupListInput::listId)
                .filter(Objects::nonNull)
                .flatMap(id -> GlobalId.LIST.parse(id).stream())
                .toList();
    }

    private static Uni<Review> refused(List<? extends UserError> errors) {
        return Uni.createFrom().item(new Review.Refused(List.copyOf(errors)));
    }

    /** Makes connections of the lists that are asked for, and says which cannot be. */
    private record Connecting(
            GroupWish wish,
            @Nullable SavedGroup saved,
            Map<Provider, UUID> accounts,
            Map<UUID, GroupReviewStore.ListRow> known,
            List<UserError> errors) {

        List<Connection> connections(List<GroupListInput> lists) {
            var connections = new java.util.TreeMap<Provider, Connection>();
            for (int i = 0; i < lists.size(); i++) {
                GroupListInput input = lists.get(i);
                String place = String.valueOf(i);
                if (connections.containsKey(input.provider())) {
                    errors.add(InputError.invalid(
                            "A group has at most one list of "
                                    + input.provider().displayName() + ".",
                            "lists",
                            place,
                            "provider"));
                } else {
                    Connection connection = connection(input, place);
                    if (connection != null) {
                        connections.put(input.provider(), connection);
                    }
                }
            }
            return List.copyOf(connections.values());
        }

        private @Nullable Connection connection(GroupListInput input, String place) {
            UUID account = accounts.get(input.provider());
            if (account == null) {
                errors.add(InputError.notFound(
                        "There is no account at " + input.provider().displayName() + "; connect one first.",
                        "lists",
                        place,
                        "provider"));
                return null;
            }
            String listId = input.listId();
            return listId == null ? own(input.provider(), account) : given(listId, input.provider(), account, place);
        }

        /** The list that the group has there, else one that is to be made. */
        private Connection own(Provider provider, UUID account) {
            return (saved == null ? List.<Connection>of() : saved.connections())
                    .stream()
                            .filter(connection -> connection.account().equals(account))
                            .findFirst()
                            .orElseGet(() -> new Connection(provider, account, null, wish.name()));
        }

        private @Nullable Connection given(String listId, Provider provider, UUID account, String place) {
            var list = GlobalId.LIST.parse(listId).map(known::get).orElse(null);
            if (list == null || !list.account().equals(account)) {
                errors.add(InputError.notFound(
                        "There is no list " + listId + " at " + provider.displayName() + ".",
                        "lists",
                        place,
                        "listId"));
                return null;
            }
            if (list.group() != null && !list.group().equals(wish.id())) {
                errors.add(InputError.taken(
                        "The list '" + list.name() + "' serves another group; a list serves one group.",
                        "lists",
                        place,
                        "listId"));
                return null;
            }
            return new Connection(provider, account, list.id(), list.name());
        }
    }
}
