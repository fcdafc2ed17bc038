package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.provider.Provider;
import org.rollcall.sync.SyncCounts;
import org.rollcall.sync.SyncState;

/** Counts lists of group members. What roll-ups tell is taken from them, so that it costs the same for any number. */
@ApplicationScoped
class MemberNumbers {

    private final Pool pool;
    private final TallyStore tallies;

    MemberNumbers(Pool pool, TallyStore tallies) {
        this.pool = pool;
        this.tallies = tallies;
    }

    /**
     * Numbers of members over groups.
     *
     * @param groups null for all
     * @param size how many are listed, where that is known beforehand
     * @param listing the same members, to count them one by one where need be
     */
    GroupMemberConnection.Numbers of(
            UUID @Nullable [] groups,
            @Nullable Integer size,
            @Nullable GroupMemberFilter filter,
            @Nullable String search,
            Listing listing,
            Object... parents) {
        boolean counted = (search == null || search.isBlank()) && (filter == null || filter.isAboutStatusesOnly());
        return new GroupMemberConnection.Numbers() {
            @Override
            public Uni<Integer> total() {
                if (size != null) {
                    return Uni.createFrom().item(size);
                }
                if (counted && (filter == null || !filter.narrowsStatuses())) {
                    return tallies.members(groups);
                }
                Provider whose = filter == null ? null : filter.provider();
                return counted && whose != null && tellsApart(filter)
                        ? matching(whose).map(SyncCounts::total)
                        : listing.count(pool, parents);
            }

            @Override
            public Uni<SyncCounts> counts(Provider provider) {
                boolean rolled = counted
                        && (filter == null
                                || !filter.narrowsStatuses()
                                || (filter.provider() == provider && tellsApart(filter)));
                Uni<SyncCounts> counts = rolled
                        ? matching(provider)
                        : tallies.oneByOne(listing, parents).map(all -> Tallies.counts(all, provider));
                return counts.flatMap(found -> found.total() > 0
                        ? Uni.createFrom().item(found)
                        : total().map(all -> new SyncCounts(all, 0, 0, 0, 0, all)));
            }

            private Uni<SyncCounts> matching(Provider provider) {
                return tallies.rolledUp(groups).map(all -> Tallies.counts(Tallies.matching(all, filter), provider));
            }
        };
    }

    /** Numbers of any list of members. */
    GroupMemberConnection.Numbers of(Listing listing, Object... parents) {
        return new GroupMemberConnection.Numbers() {
            @Override
            public Uni<Integer> total() {
                return listing.count(pool, parents);
            }

            @Override
            public Uni<SyncCounts> counts(Provider provider) {
                return tallies.oneByOne(listing, parents)
                        .map(all -> Tallies.counts(all, provider))
                        .flatMap(found -> found.total() > 0
                                ? Uni.createFrom().item(found)
                                : total().map(all -> new SyncCounts(all, 0, 0, 0, 0, all)));
            }
        };
    }

    /** How the listed members of all groups stand, at one provider when the filter names it. */
    Uni<List<Tally>> tallies(@Nullable GroupMemberFilter filter, Listing listing) {
        Provider whose = filter == null ? null : filter.provider();
        boolean rolled = filter == null
                || (filter.isAboutStatusesOnly()
                        && (!filter.narrowsStatuses() || (whose != null && tellsApart(filter))));
        Uni<List<Tally>> found = rolled
                ? tallies.rolledUp(filter == null ? null : filter.groups()).map(all -> Tallies.matching(all, filter))
                : tallies.oneByOne(listing);
        return found.map(all -> all.stream()
                .filter(tally -> whose == null || tally.provider() == whose)
                .toList());
    }

    /** Whether the roll-ups know the wanted states: they have one number for what waits and what is being sent. */
    static boolean tellsApart(@Nullable GroupMemberFilter filter) {
        List<SyncState> states = filter == null ? null : filter.states();
        return states == null || states.contains(SyncState.QUEUED) == states.contains(SyncState.IN_PROGRESS);
    }
}
