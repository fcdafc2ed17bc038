package org.rollcall.sync;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.plan.AddressPlan;
import org.rollcall.plan.Situation.Terms;
import org.rollcall.plan.SyncErrorCode;
import org.rollcall.provider.Effect;
import org.rollcall.provider.Platform;
import org.rollcall.provider.ProviderTrouble;
import org.rollcall.provider.Push;
import org.rollcall.sync.AccountStore.Account;
import org.rollcall.sync.EventStore.NewEvent;
import org.rollcall.sync.SituationStore.Dirty;

/**
 * Goes over an account's dirty addresses, slice by slice: read what must be read, plan, write down the intents, push,
 * and record each answer as it comes. Starts over until a round settles nothing more.
 */
@ApplicationScoped
class Pass {

    private final Pool pool;
    private final SyncConfig config;
    private final WorkStore work;
    private final TargetStore targets;
    private final OwnerStore owners;
    private final SituationStore situations;
    private final IntentStore intents;
    private final PendingPushStore pushes;
    private final FindingStore findings;
    private final ReadingStore readings;
    private final LedgerStore ledger;
    private final SettleStore settles;
    private final ListStore lists;
    private final Recorder recorder;
    private final RunStore runs;
    private final CancelStore cancels;
    private final EventStore events;
    private final Reading reading;

    private volatile boolean stopping;

    Pass(
            Pool pool,
            SyncConfig config,
            WorkStore work,
            TargetStore targets,
            OwnerStore owners,
            SituationStore situations,
            IntentStore intents,
            PendingPushStore pushes,
            FindingStore findings,
            ReadingStore readings,
            LedgerStore ledger,
            SettleStore settles,
            ListStore lists,
            Recorder recorder,
            RunStore runs,
            CancelStore cancels,
            EventStore events,
            Reading reading) {
        this.pool = pool;
        this.config = config;
        this.work = work;
        this.targets = targets;
        this.owners = owners;
        this.situations = situations;
        this.intents = intents;
        this.pushes = pushes;
        this.findings = findings;
        this.readings = readings;
        this.ledger = ledger;
        this.settles = settles;
        this.lists = lists;
        this.recorder = recorder;
        this.runs = runs;
        this.cancels = cancels;
        this.events = events;
        this.reading = reading;
    }

    /** Where a pass stands. */
    private static final class Position {
        String after = "";
        boolean ended;
        int settledInRound;
        int idleRounds;

        /** Every dirty address has been seen: another round is worth it while something moves, and once more after. */
        void roundEnded() {
            idleRounds = settledInRound == 0 ? idleRounds + 1 : 0;
            ended = after.isEmpty() || idleRounds >= 2;
            settledInRound = 0;
            after = "";
        }
    }

    void stop() {
        stopping = true;
    }

    Uni<Void> run(Lease lease, Account account, Platform platform) {
        return leaveUnsent(lease, account).chain(() -> slices(lease, account, platform));
    }

    /** Nothing is under way now: what a stopped run has not sent by now is not sent any more. */
    private Uni<Void> leaveUnsent(Lease lease, Account account) {
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> targets.lock(transaction, account.id()))
                .chain(() -> cancels.leaveUnsent(transaction, account.id())));
    }

    private Uni<Void> slices(Lease lease, Account account, Platform platform) {
        return Multi.createBy()
                .repeating()
                .uni(Position::new, position -> step(lease, account, platform, position))
                .whilst(position -> !position.ended && !stopping)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Position> step(Lease lease, Account account, Platform platform, Position position) {
        return page(account, platform, position).flatMap(page -> {
            if (page.isEmpty()) {
                position.roundEnded();
                return Uni.createFrom().item(position);
            }
            position.after = page.get(page.size() - 1).address();
            return slice(lease, account, platform, page)
                    .invoke(settled -> position.settledInRound += settled)
                    .replaceWith(position);
        });
    }

    private Uni<List<Dirty>> page(Account account, Platform platform, Position position) {
        int limit = Math.max(config.slice(), platform.slice());
        return work.calculationsAhead(account.id())
                .flatMap(ahead -> situations.dirty(pool, account.id(), position.after, limit, ahead));
    }

    /** Does what can be done for these addresses; tells how many are done with, or handed over to the provider. */
    private Uni<Integer> slice(Lease lease, Account account, Platform platform, List<Dirty> page) {
        String[] addresses = page.stream().map(Dirty::address).toArray(String[]::new);
        return readFirst(lease, account, platform, page)
                .chain(() -> plan(lease, account, platform, addresses))
                .flatMap(slice -> platform.readsBefore(slice.open())
                        ? reading.readChanges(lease, account, platform, Comparison.NONE)
                                .chain(() -> plan(lease, account, platform, addresses))
                        : Uni.createFrom().item(slice))
                .flatMap(slice -> recordSettled(lease, account, slice)
                        .flatMap(
                                settled -> push(lease, account, platform, slice).map(more -> settled + more)));
    }

    private Uni<Slice> plan(Lease lease, Account account, Platform platform, String[] addresses) {
        Terms terms = new Terms(account.requiredFields(), platform.archives());
        return decideOwners(lease, account, addresses)
                .chain(() -> situations.load(pool, account.id(), addresses))
                .map(found -> new Slice(found, terms));
    }

    private Uni<Void> readFirst(Lease lease, Account account, Platform platform, List<Dirty> page) {
        List<String> distrusted =
                page.stream().filter(Dirty::readFirst).map(Dirty::address).toList();
        if (distrusted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return situations
                .lookups(pool, account.id(), distrusted.toArray(String[]::new))
                .flatMap(lookups -> reading.readAgain(lease, account, platform, lookups))
                .chain(() -> situations.trust(pool, account.id(), distrusted.toArray(String[]::new)));
    }

    private Uni<Void> decideOwners(Lease lease, Account account, String[] addresses) {
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> targets.lock(transaction, account.id()))
                .chain(() -> owners.decide(transaction, account.id(), addresses)));
    }

    private Uni<Integer> recordSettled(Lease lease, Account account, Slice slice) {
        var settled = slice.settled();
        if (settled.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                        .chain(() -> targets.lock(transaction, account.id()))
                        .chain(() -> recorder.record(transaction, account.id(), settled, List.of()))
                        .flatMap(happened -> events.append(transaction, happened)))
                .replaceWith(settled.size());
    }

    private Uni<Integer> push(Lease lease, Account account, Platform platform, Slice slice) {
        List<AddressPlan> open = slice.open();
        if (open.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        AtomicReference<@Nullable ProviderTrouble> trouble = new AtomicReference<>();
        return intend(lease, account, open)
                .flatMap(begun -> lists.externalIds(pool, account.id())
                        .flatMap(listIds -> platform.push(new Push(open, listIds))
                                .onItem()
                                .transformToUniAndConcatenate(effects -> {
                                    noteTrouble(effects, trouble);
                                    return record(lease, account, slice, begun, effects);
                                })
                                .collect()
                                .with(Collectors.summingInt(Integer::intValue))))
                .invoke(() -> {
                    ProviderTrouble met = trouble.get();
                    if (met != null) {
                        throw met;
                    }
                });
    }

    private static void noteTrouble(List<Effect> effects, AtomicReference<@Nullable ProviderTrouble> trouble) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Trouble met) {
                trouble.set(met.cause());
            }
        }
    }

    /** A push that has begun: its calls are known by it. */
    private record Begun(UUID push, OffsetDateTime at) {}

    /** The intents, and that these addresses are being sent, are committed before any call. */
    private Uni<Begun> intend(Lease lease, Account account, List<AddressPlan> open) {
        String[] addresses = open.stream().map(AddressPlan::address).toArray(String[]::new);
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> targets.lock(transaction, account.id()))
                .chain(() -> intents.intend(transaction, account.id(), open))
                .chain(() -> settles.begin(transaction, account.id(), addresses))
                .chain(() -> readings.now(transaction))
                .map(now -> new Begun(UUID.randomUUID(), now)));
    }

    /** One transaction for what a call did: the ledger, then whoever is done with by it, then the events. */
    private Uni<Integer> record(Lease lease, Account account, Slice slice, Begun begun, List<Effect> effects) {
        String[] touched = slice.touchedBy(effects);
        List<Effect.Accepted> accepted = of(Effect.Accepted.class, effects);
        return pool.withTransaction(transaction -> work.fence(transaction, lease)
                .chain(() -> targets.lock(transaction, account.id()))
                .chain(() -> pushes.accepted(transaction, account.id(), begun.push(), begun.at(), accepted))
                .chain(() -> ledger.apply(transaction, account.id(), effects))
                .chain(() -> settles.refuse(
                        transaction, account.id(), of(Effect.Refused.class, effects), slice.fingerprints()))
                .chain(() -> findings.forgotten(transaction, account.id(), forgotten(effects)))
                .chain(() -> situations.load(transaction, account.id(), touched))
                .map(slice::settledAmong)
                .flatMap(settled -> recorder.record(transaction, account.id(), settled, effects)
                        .flatMap(happened ->
                                runs.finish(transaction, account.id()).map(finished -> concat(happened, finished)))
                        .flatMap(happened -> events.append(transaction, happened))
                        .replaceWith(settled.size()
                                + accepted.stream()
                                        .mapToInt(call -> call.addresses().size())
                                        .sum())));
    }

    private static String[] forgotten(List<Effect> effects) {
        return of(Effect.Refused.class, effects).stream()
                .filter(refused -> refused.code() == SyncErrorCode.CONTACT_FORGOTTEN)
                .map(Effect.Refused::address)
                .toArray(String[]::new);
    }

    private static <E extends Effect> List<E> of(Class<E> kind, List<Effect> effects) {
        return effects.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<NewEvent> concat(List<NewEvent> first, List<NewEvent> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
