package org.rollcall.export;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.group.GroupMember;
import org.rollcall.group.GroupMemberStore;
import org.rollcall.group.MemberStatus;
import org.rollcall.provider.Provider;
import org.rollcall.sync.StatusReader;
import org.rollcall.sync.SyncStatus;

/**
 * Writes exports, one after the other. Each piece is committed together with the position behind it: whoever takes an export
 * up again, after a kill or on another replica, goes on there.
 */
@ApplicationScoped
class Exporter {

    private static final Logger LOG = Logger.getLogger(Exporter.class);

    private static final int ATTEMPTS = 5;

    private final ExportConfig config;
    private final ExportStore store;
    private final GroupMemberStore members;
    private final StatusReader statuses;
    private final AtomicReference<@Nullable ExportClaim> held = new AtomicReference<>();
    private volatile boolean begun;
    private volatile boolean stopping;

    Exporter(ExportConfig config, ExportStore store, GroupMemberStore members, StatusReader statuses) {
        this.config = config;
        this.store = store;
        this.members = members;
        this.statuses = statuses;
    }

    void begin(@Observes StartupEvent started) {
        begun = config.working();
    }

    /** Waits for the piece under way, behind which others go on. */
    void stop(@Observes ShutdownEvent ended) {
        stopping = true;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (held.get() != null && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        if (!begun || stopping) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createBy()
                .repeating()
                .uni(this::runNext)
                .whilst(found -> found && !stopping)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("The database cannot be asked for exports. cause=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> renew() {
        ExportClaim claim = held.get();
        return claim == null
                ? Uni.createFrom().voidItem()
                : store.renew(claim, config.lease()).onFailure().recoverWithNull();
    }

    /** Writes one export to its end; false when none waits. */
    Uni<Boolean> runNext() {
        return store.claim(config.lease())
                .flatMap(claim -> claim.isEmpty()
                        ? Uni.createFrom().item(false)
                        : write(claim.get()).replaceWith(true));
    }

    private Uni<Void> write(ExportClaim claim) {
        AtomicReference<ExportClaim> position = new AtomicReference<>(claim);
        held.set(claim);
        return Multi.createBy()
                .repeating()
                .uni(() ->
                        writeNext(Objects.requireNonNull(position.get())).invoke(next -> next.ifPresent(position::set)))
                .whilst(next -> next.isPresent() && !stopping)
                .collect()
                .last()
                .flatMap(last ->
                        last.isPresent() ? store.letGo(claim) : Uni.createFrom().voidItem())
                .onFailure()
                .recoverWithUni(failure -> failed(claim, failure))
                .eventually(() -> held.set(null));
    }

    /** Writes a piece, and says where it goes on; empty when it was the last one, or somebody else is writing. */
    Uni<Optional<ExportClaim>> writeNext(ExportClaim claim) {
        return Uni.createFrom()
                .item(claim::wanted)
                .flatMap(filter -> members.following(filter, claim.after(), config.chunk()))
                .flatMap(found -> piece(claim, found)
                        .flatMap(piece -> store.append(claim, piece, config.lease())
                                .flatMap(written -> next(claim, piece, written))));
    }

    private Uni<Optional<ExportClaim>> next(ExportClaim claim, Piece piece, boolean written) {
        if (!written) {
            LOG.infof("An export is being written by somebody else. export=%s", claim.id());
            return Uni.createFrom().item(Optional.empty());
        }
        return piece.rows() == config.chunk()
                ? Uni.createFrom().item(Optional.of(claim.behind(piece)))
                : store.ready(claim, config.kept()).replaceWith(Optional.empty());
    }

    private Uni<Piece> piece(ExportClaim claim, List<GroupMember> found) {
        Provider only = claim.wanted().provider();
        List<Provider> providers = only == null ? List.of(Provider.values()) : List.of(only);
        List<String> fields = ReportLine.fields(providers);
        return statuses(found).map(standings -> {
            String head = claim.chunks() == 0 ? Notation.head(claim.format(), fields) : "";
            String rows = Notation.rows(
                    claim.format(),
                    fields,
                    IntStream.range(0, found.size())
                            .mapToObj(i -> ReportLine.values(found.get(i), standings.get(i), providers))
                            .toList());
            return piece(claim, found, Buffer.buffer(head + rows));
        });
    }

    private static Piece piece(ExportClaim claim, List<GroupMember> found, Buffer content) {
        if (found.isEmpty()) {
            List<UUID> before = claim.after();
            return before == null
                    ? new Piece(content, 0, null, null)
                    : new Piece(content, 0, before.get(0), before.get(1));
        }
        GroupMember last = found.getLast();
        return new Piece(
                content,
                found.size(),
                last.getGroup().row().id(),
                last.getMember().row().id());
    }

    private Uni<List<List<SyncStatus>>> statuses(List<GroupMember> found) {
        return statuses.of(
                        found.stream().map(one -> one.getGroup().row().id()).toList(),
                        found.stream()
                                .<@Nullable String>map(
                                        one -> one.getMember().row().address())
                                .toList())
                .map(standings -> IntStream.range(0, found.size())
                        .mapToObj(i -> standings.get(i).stream()
                                .map(standing -> MemberStatus.of(found.get(i), standing))
                                .toList())
                        .toList());
    }

    private Uni<Void> failed(ExportClaim claim, Throwable failure) {
        LOG.errorf(failure, "An export failed. export=%s", claim.id());
        return store.failed(
                claim,
                "The file could not be written; ask for it again, and look into the service's log if that fails, too.",
                ATTEMPTS,
                config.kept());
    }
}
