package org.rollcall.member;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.membership.ConcernedGroups;
import org.rollcall.sync.WorkStore;

/**
 * The one way in which members are edited: edits are staged, checked as a whole, and applied together in one transaction,
 * which also asks once for the calculation of the groups concerned.
 */
@ApplicationScoped
class MemberWriter {

    /** Rows whose acceptance hangs on other rows are checked again this often; real inputs need two or three rounds. */
    private static final int MAX_ROUNDS = 100;

    private final Pool pool;
    private final StagingStore staging;
    private final ReviewStore review;
    private final EditStore edits;
    private final MemberStore members;
    private final ConcernedGroups concernedGroups;
    private final WorkStore work;
    private final MemberAudit audit;
    private final ErasedStore erased;

    MemberWriter(
            Pool pool,
            StagingStore staging,
            ReviewStore review,
            EditStore edits,
            MemberStore members,
            ConcernedGroups concernedGroups,
            WorkStore work,
            MemberAudit audit,
            ErasedStore erased) {
        this.pool = pool;
        this.staging = staging;
        this.review = review;
        this.edits = edits;
        this.members = members;
        this.concernedGroups = concernedGroups;
        this.work = work;
        this.audit = audit;
        this.erased = erased;
    }

    /** Applies all of these edits, or none when one is rejected. */
    Uni<Outcome> writeAll(Actor actor, List<MemberEdit> all) {
        return pool.withTransaction(
                tx -> edits.lock(tx).chain(() -> write(tx, all)).call(outcome -> audit.imported(tx, actor, outcome)));
    }

    /** Applies the edit of one member, unless it is rejected; records it as this action. */
    Uni<Outcome> write(Actor actor, AuditAction action, MemberEdit edit) {
        String externalId = edit.values().getOrDefault(Field.EXTERNAL_ID, "").replace('\0', '\u2400');
        return pool.withTransaction(tx -> edits.lock(tx)
                .chain(() -> audit.snapshot(tx, externalId))
                .chain(before -> write(tx, List.of(edit))
                        .call(outcome -> outcome.created() + outcome.updated() == 0
                                ? Uni.createFrom().voidItem()
                                : audit.saved(tx, actor, action, externalId, before))));
    }

    private Uni<Outcome> write(SqlClient tx, List<MemberEdit> all) {
        UUID importId = UUID.randomUUID();
        return staging.stage(tx, importId, all)
                .chain(() -> review(tx, importId))
                .chain(() -> staging.counts(tx, importId))
                .chain(counts -> counts.rejected() > 0 ? refusal(tx, importId, counts) : apply(tx, importId, counts))
                .call(() -> staging.forget(tx, importId));
    }

    /** Adds rows to an import that {@link #writeAccepted} will end. */
    Uni<Void> stage(UUID importId, CsvFile.Batch rows) {
        return pool.withTransaction(tx -> staging.stage(tx, importId, rows.edits())
                .chain(() -> staging.stageUnread(tx, importId, rows.rejections())));
    }

    /** Ends an import: applies what was staged but for the rows that are rejected. */
    Uni<Outcome> writeAccepted(Actor actor, UUID importId) {
        return pool.withTransaction(tx -> edits.lock(tx)
                .chain(() -> staging.counts(tx, importId))
                .chain(staged -> review.analyze(tx, staged.staged()))
                .chain(() -> review(tx, importId))
                .chain(() -> staging.counts(tx, importId))
                .chain(counts -> apply(tx, importId, counts))
                .call(() -> staging.forget(tx, importId))
                .call(outcome -> audit.imported(tx, actor, outcome)));
    }

    /** Forgets an import that will not be ended, and those that nobody ended. */
    Uni<Void> forget(UUID importId) {
        return staging.forget(pool, importId).chain(() -> staging.forgetAbandoned(pool));
    }

    /** Deletes a member; says whether there was one. */
    Uni<Boolean> delete(Actor actor, UUID member) {
        return pool.withTransaction(tx -> edits.lock(tx)
                .chain(() -> delete(tx, member))
                .call(deleted -> deleted
                        ? audit.deleted(tx, actor, member)
                        : Uni.createFrom().voidItem()));
    }

    /** Deletes a member in a transaction that holds {@link EditStore#lock}. */
    Uni<Boolean> delete(SqlClient tx, UUID member) {
        return members.withFamily(tx, member)
                .chain(family -> family.isEmpty()
                        ? Uni.createFrom().item(false)
                        // Afterwards nothing would tell any more which groups it belonged to.
                        : askForCalculation(tx, family)
                                .chain(() -> members.delete(tx, member))
                                .replaceWith(true));
    }

    private Uni<Void> review(SqlClient tx, UUID importId) {
        return review.findMembers(tx, importId)
                .chain(() -> review.findParents(tx, importId))
                .chain(() -> review.findCompanies(tx, importId))
                .chain(() -> review.rejectUnfit(tx, importId))
                .chain(() -> erased.reject(tx, importId))
                .chain(() -> review.markRejected(tx, importId))
                .chain(() -> reviewDependents(tx, importId, 1));
    }

    private Uni<Void> reviewDependents(SqlClient tx, UUID importId, int round) {
        if (round > MAX_ROUNDS) {
            return Uni.createFrom().failure(new TooEntangled());
        }
        return review.rejectDependents(tx, importId)
                .chain(() -> review.ancestry(tx, importId))
                .chain(parents -> review.rejectCircles(tx, importId, Circles.in(parents)))
                .chain(() -> review.markRejected(tx, importId))
                .chain(found -> found == 0 ? Uni.createFrom().voidItem() : reviewDependents(tx, importId, round + 1));
    }

    private Uni<Outcome> refusal(SqlClient tx, UUID importId, StagingStore.Counts counts) {
        return staging.rejections(tx, importId, Outcome.MAX_LISTED)
                .map(rejections -> new Outcome(0, 0, 0, counts.rejected(), rejections));
    }

    private Uni<Outcome> apply(SqlClient tx, UUID importId, StagingStore.Counts counts) {
        return edits.freeLogins(tx, importId)
                .chain(() -> edits.create(tx, importId))
                .chain(created -> edits.update(tx, importId)
                        .chain(updated ->
                                edits.updateRoles(tx, importId).map(withRoles -> changed(created, updated, withRoles)))
                        .call(changed -> askForCalculation(tx, changed))
                        .chain(changed -> outcome(tx, importId, counts, created.length, changed.size())));
    }

    private Uni<Outcome> outcome(
            SqlClient tx, UUID importId, StagingStore.Counts counts, int created, int createdOrUpdated) {
        int unchanged = counts.staged() - counts.rejected() - createdOrUpdated;
        return staging.rejections(tx, importId, Outcome.MAX_LISTED)
                .map(rejections ->
                        new Outcome(created, createdOrUpdated - created, unchanged, counts.rejected(), rejections));
    }

    private Uni<Void> askForCalculation(SqlClient tx, Set<UUID> changed) {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : concernedGroups
                        .of(tx, changed.toArray(UUID[]::new))
                        .chain(groups -> work.requestCalculation(tx, groups));
    }

    private static Set<UUID> changed(UUID[]... parts) {
        Set<UUID> all = new HashSet<>();
        for (UUID[] part : parts) {
            Collections.addAll(all, part);
        }
        return all;
    }
}
