package org.rollcall.member;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.audit.Actor;
import org.rollcall.audit.AuditAction;
import org.rollcall.audit.Auditor;
import org.rollcall.audit.Entry;
import org.rollcall.audit.Erasing;
import org.rollcall.erasure.Tombstones;
import org.rollcall.erasure.Tombstones.Kind;
import org.rollcall.erasure.Tombstones.Trace;
import org.rollcall.graphql.GlobalId;
import org.rollcall.sync.ErasureStore;

/**
 * Erases people: the record and whatever carries their data go in one transaction, which leaves marks. What providers hold follows by
 * the engine, and then the last that Rollcall knows of the address.
 */
@ApplicationScoped
class Eraser {

    /** Who was erased, and whether others have the same address. */
    record Erased(boolean addressShared) {}

    private final Pool pool;
    private final EditStore edits;
    private final MemberWriter writer;
    private final TraceStore traces;
    private final ErasureStore erasures;
    private final Tombstones tombstones;
    private final Erasing trail;
    private final Auditor auditor;

    Eraser(
            Pool pool,
            EditStore edits,
            MemberWriter writer,
            TraceStore traces,
            ErasureStore erasures,
            Tombstones tombstones,
            Erasing trail,
            Auditor auditor) {
        this.pool = pool;
        this.edits = edits;
        this.writer = writer;
        this.traces = traces;
        this.erasures = erasures;
        this.tombstones = tombstones;
        this.trail = trail;
        this.auditor = auditor;
    }

    /** Erases a member; empty when there is none. */
    Uni<Optional<Erased>> erase(Actor actor, UUID member, boolean alsoAtProviders) {
        return pool.withTransaction(tx -> edits.lock(tx)
                .chain(() -> traces.of(tx, member))
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : erase(tx, actor, member, found.get(), alsoAtProviders).map(Optional::of)));
    }

    private Uni<Erased> erase(
            SqlClient tx, Actor actor, UUID member, TraceStore.Traces found, boolean alsoAtProviders) {
        return writer.delete(tx, member)
                .chain(() -> traces.scrub(tx, found))
                .chain(() -> erasures.begin(tx, found.ownAddress(), alsoAtProviders))
                .call(erasure -> tombstones.place(tx, erasure, marks(found)))
                .call(() -> former(tx, found.formerAddresses(), alsoAtProviders))
                .chain(() -> trail.changesOf(tx, GlobalId.MEMBER.of(member)))
                .chain(entries -> auditor.record(
                        tx,
                        Entry.of(actor, AuditAction.PERSON_ERASED, GlobalId.MEMBER.of(member))
                                .with("alsoAtProviders", alsoAtProviders)
                                .with("addressShared", found.addressShared())
                                .with(Erasing.ENTRIES, new JsonArray(entries))))
                .replaceWith(new Erased(found.addressShared()));
    }

    /** By an address that the person had before nobody comes back either. */
    private Uni<Void> former(SqlClient tx, List<String> addresses, boolean alsoAtProviders) {
        return Multi.createFrom()
                .iterable(addresses)
                .onItem()
                .transformToUniAndConcatenate(address -> erasures.beginFormer(tx, address, alsoAtProviders)
                        .flatMap(erasure -> tombstones.place(tx, erasure, List.of(new Trace(Kind.ADDRESS, address)))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static List<Trace> marks(TraceStore.Traces found) {
        List<Trace> marks = new ArrayList<>(List.of(new Trace(Kind.EXTERNAL_ID, found.externalId())));
        Optional.ofNullable(found.ownAddress()).ifPresent(address -> marks.add(new Trace(Kind.ADDRESS, address)));
        Optional.ofNullable(found.ownLogin()).ifPresent(address -> marks.add(new Trace(Kind.ADDRESS, address)));
        return marks;
    }

    /** Lets somebody come back; tells how many marks were taken away. */
    Uni<Integer> lift(Actor actor, LiftErasureInput input) {
        List<Trace> marks = new ArrayList<>();
        Optional.ofNullable(input.email())
                .ifPresent(
                        email -> marks.add(new Trace(Kind.ADDRESS, email.strip().toLowerCase(Locale.ROOT))));
        Optional.ofNullable(input.externalId()).ifPresent(id -> marks.add(new Trace(Kind.EXTERNAL_ID, id.strip())));
        return pool.withTransaction(tx -> tombstones
                .lift(tx, marks)
                .call(lifted -> lifted == 0
                        ? Uni.createFrom().voidItem()
                        : auditor.record(
                                tx,
                                Entry.of(actor, AuditAction.ERASURE_LIFTED, null)
                                        .with("marks", lifted))));
    }
}
