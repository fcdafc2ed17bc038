package org.rollcall.account;

import static java.util.stream.Collectors.toMap;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.sync.Notifications;

/**
 * Streams what changes about accounts: all of them first, then each as it is after a change. A subscriber that is slow misses what
 * was overtaken, and costs no more memory than the accounts it saw.
 */
@ApplicationScoped
class AccountFeed {

    /** Without a notification the accounts are looked at so often. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final AccountReader accounts;
    private final Set<Runnable> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicInteger notified = new AtomicInteger();

    AccountFeed(AccountReader accounts, Notifications notifications) {
        this.accounts = accounts;
        notifications.onAccounts(this::wake);
    }

    Multi<ProviderAccount> changes() {
        return Multi.createBy()
                .repeating()
                .uni(Watcher::new, Watcher::next)
                .indefinitely()
                .onItem()
                .transformToMultiAndConcatenate(news -> Multi.createFrom().iterable(news));
    }

    private void wake() {
        notified.incrementAndGet();
        waiting.forEach(Runnable::run);
    }

    /** What one subscriber knows. */
    private final class Watcher {

        private Map<UUID, AccountRow> known = Map.of();
        private int seen = -1;

        /** What changed since the last time, after a while if nothing did. */
        Uni<List<ProviderAccount>> next() {
            int before = notified.get();
            return (before == seen ? aWhile() : Uni.createFrom().voidItem())
                    .chain(accounts::all)
                    .map(this::news)
                    .invoke(() -> seen = before);
        }

        private List<ProviderAccount> news(List<AccountRow> rows) {
            Map<UUID, AccountRow> now = rows.stream().collect(toMap(AccountRow::id, Function.identity()));
            Stream<AccountRow> gone = known.values().stream()
                    .filter(row -> row.connected() && !now.containsKey(row.id()))
                    .map(AccountRow::gone);
            Stream<AccountRow> changed = rows.stream().filter(row -> isNews(row, known.get(row.id())));
            List<ProviderAccount> news =
                    Stream.concat(gone, changed).map(ProviderAccount::new).toList();
            known = now;
            return news;
        }

        private static boolean isNews(AccountRow row, @Nullable AccountRow before) {
            return before == null
                    ? row.connected()
                    : (row.connected() || before.connected()) && row.isNewsAfter(before);
        }

        private Uni<Void> aWhile() {
            return Uni.createFrom()
                    .<Void>emitter(emitter -> {
                        Runnable done = () -> emitter.complete(null);
                        waiting.add(done);
                        emitter.onTermination(() -> waiting.remove(done));
                    })
                    .ifNoItem()
                    .after(LOOK)
                    .fail()
                    .onFailure()
                    .recoverWithNull();
        }
    }
}
