package org.rollcall.group;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.rollcall.graphql.OrderDirection;
import org.rollcall.graphql.Page;
import org.rollcall.graphql.Where;
import org.rollcall.member.MemberConnection;
import org.rollcall.member.MemberStore;
import org.rollcall.membership.DecisionStore;
import org.rollcall.sharedemail.Decisions;
import org.rollcall.sharedemail.WinnerDecision;
import org.rollcall.sharedemail.WinnerDecisionConnection;

/** Reads what a save would bring about, from a trial of it. */
@ApplicationScoped
class PreviewStore {

    private static final Listing SHARED = new Listing(
            "r.address AS r_address, r.decided_at AS r_decided_at",
            "address_record r",
            new Where(2).and("r.group_id = $1 AND r.candidates > 1"),
            EmailSyncRecordOrderField.EMAIL.keyset(OrderDirection.ASC, null));

    private final TrialStore trials;
    private final MemberStore members;
    private final DecisionStore explanations;
    private final Decisions decisions;

    PreviewStore(TrialStore trials, MemberStore members, DecisionStore explanations, Decisions decisions) {
        this.trials = trials;
        this.members = members;
        this.explanations = explanations;
        this.decisions = decisions;
    }

    /** Who is not in the group now, but would be. */
    Uni<MemberConnection> joining(Review.Changing review, Page page) {
        UUID present = present(review);
        return trials.withMembers(
                        review.draft(), (client, trial) -> onlyIn(present).page(client, page, trial))
                .map(slice -> connection(
                        slice,
                        () -> trials.withMembers(
                                review.draft(),
                                (client, trial) -> onlyIn(present).count(client, trial))));
    }

    /** Who is in the group now, but would not be. */
    Uni<MemberConnection> leaving(Review.Changing review, Page page) {
        UUID present = present(review);
        return trials.withMembers(
                        review.draft(), (client, trial) -> onlyIn(trial).page(client, page, present))
                .map(slice -> connection(
                        slice,
                        () -> trials.withMembers(
                                review.draft(), (client, trial) -> onlyIn(trial).count(client, present))));
    }

    /** Who would win the addresses that would be shared. */
    Uni<WinnerDecisionConnection> decisions(Review.Changing review, Page page) {
        return trials.withDecisions(
                        review.draft(),
                        (client, trial) -> SHARED.page(client, page, trial).chain(slice -> told(client, trial, slice)))
                .map(slice -> new WinnerDecisionConnection(
                        slice,
                        () -> trials.withDecisions(review.draft(), (client, trial) -> SHARED.count(client, trial))));
    }

    private Uni<Page.Slice<WinnerDecision>> told(SqlClient client, UUID trial, Page.Slice<Row> slice) {
        var addresses =
                slice.rows().stream().map(row -> row.getString("r_address")).toList();
        return explanations
                .explain(client, trial, addresses)
                .chain(found -> decisions.tell(slice.rows().stream()
                        .map(row -> new Decisions.Decided(
                                row.getString("r_address"),
                                Objects.requireNonNull(found.get(row.getString("r_address"))),
                                row.getOffsetDateTime("r_decided_at")))
                        .toList()))
                .map(told -> new Page.Slice<>(told, slice.cursors(), slice.pageInfo()));
    }

    /** The members of a group that are not in the other one, by name. */
    private static Listing onlyIn(UUID other) {
        return new Listing(
                MemberStore.COLUMNS,
                "group_member gm JOIN member m ON m.id = gm.member_id AND gm.group_id = $1",
                new Where(2).and("""
                                NOT EXISTS (SELECT FROM group_member o
                                    WHERE o.group_id = %1$s AND o.member_id = gm.member_id)""", other),
                GroupMemberOrderField.NAME.keyset(OrderDirection.ASC, null));
    }

    private MemberConnection connection(Page.Slice<Row> slice, Supplier<Uni<Integer>> count) {
        return new MemberConnection(slice.map(members::read), count);
    }

    /** The group as it stands; one that is new has nobody in it, like this one that is none. */
    private static UUID present(Review.Changing review) {
        SavedGroup saved = review.saved();
        return saved == null ? new UUID(0, 0) : saved.group().row().id();
    }
}
