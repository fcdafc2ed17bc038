package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.GraphqlSocket;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.graphql.BadRequest;
import org.rollcall.graphql.CursorExpired;
import org.rollcall.graphql.GlobalId;
import org.rollcall.graphql.NotFound;
import org.rollcall.graphql.Page;
import org.rollcall.sync.EventStore.Kind;
import org.rollcall.sync.EventStore.NewEvent;

@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class EventFeedTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Pool pool;

    @Inject
    EventStore store;

    @Inject
    EventReader reader;

    @Inject
    EventFeed feed;

    @Inject
    EventTail tail;

    @Inject
    EventApi api;

    @Inject
    Notifications notifications;

    @Inject
    Vertx vertx;

    private final List<AssertSubscriber<SyncEvent>> subscribers = new ArrayList<>();

    @BeforeEach
    void anAccount() {
        sql("INSERT INTO provider_account (provider, name) VALUES ('MAILCHIMP', 'Test') ON CONFLICT DO NOTHING");
    }

    @AfterEach
    void hangUp() {
        subscribers.forEach(AssertSubscriber::cancel);
        sql("DELETE FROM sync_run");
    }

    @Test
    void whoeverReadsWhileManyWriteMissesNothingAndSeesItInOrder() {
        List<UUID> runs = IntStream.range(0, 4).mapToObj(i -> run()).toList();
        long start = newest();
        AssertSubscriber<SyncEvent> reading = subscribe(feed.of(EventFilter.EVERYTHING, start));

        int writers = 8;
        int each = 40;
        Random random = new Random(11);
        Uni.join()
                .all(IntStream.range(0, writers)
                        .mapToObj(writer -> write(runs, each, random))
                        .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(60));

        List<SyncEvent> seen = reading.awaitItems(writers * each, SOON).getItems();
        assertThat(seen).extracting(event -> event.row().position()).isSorted().doesNotHaveDuplicates();
        for (UUID run : runs) {
            List<Integer> numbers = seen.stream()
                    .filter(event -> event.row().run().equals(run))
                    .map(SyncEvent::getSequence)
                    .toList();
            assertThat(numbers)
                    .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }

    /** Transactions that take different times before they append. */
    private Uni<Void> write(List<UUID> runs, int times, Random random) {
        return Multi.createFrom()
                .range(0, times)
                .onItem()
                .transformToUniAndConcatenate(i -> pool.withTransaction(transaction -> transaction
                        .query("SELECT pg_sleep(" + random.nextInt(10) / 1000.0 + ")")
                        .execute()
                        .chain(() ->
                                store.append(transaction, List.of(progressed(runs.get(random.nextInt(runs.size()))))))))
                .collect()
                .last();
    }

    @Test
    void whatAnotherReplicaWritesIsHeardOfByItsNotificationAlone() {
        UUID run = run();
        // Never started, so that it does not look by itself.
        EventTail deaf = new EventTail(reader, notifications, vertx);
        AssertSubscriber<SyncEvent> subscriber =
                subscribe(new EventFeed(reader, deaf).of(EventFilter.ofRun(run), newest()));
        await().until(() -> deaf.waiting() == 1);

        append(progressed(run));

        subscriber.awaitItems(1, SOON);
    }

    @Test
    void whatIsNotNotifiedComesALittleLater() {
        UUID run = run();
        AssertSubscriber<SyncEvent> subscriber = subscribe(feed.of(EventFilter.ofRun(run), newest()));
        await().until(() -> tail.waiting() == 1);

        sql("INSERT INTO sync_event (run_id, sequence, kind, payload) VALUES ('" + run + "', 1, 'RUN_FINISHED',"
                + " '{\"state\": \"SUCCEEDED\"}')");

        subscriber.awaitCompletion(SOON);
    }

    @Test
    void aHundredSubscribersAreServedByOneReadAndCostNothingOnceTheyAreGone() {
        UUID run = run();
        AtomicInteger reads = new AtomicInteger();
        EventReader counting = new EventReader(pool) {
            @Override
            Uni<Stretch> read(EventFilter filter, long after, int limit) {
                reads.incrementAndGet();
                return super.read(filter, after, limit);
            }
        };
        EventTail shared = new EventTail(counting, notifications, vertx);
        EventFeed many = new EventFeed(counting, shared);
        long start = newest();
        List<AssertSubscriber<SyncEvent>> hundred = IntStream.range(0, 100)
                .mapToObj(i -> subscribe(many.of(EventFilter.ofRun(run), start)))
                .toList();
        await().until(() -> shared.waiting() == 100);
        int before = reads.get();

        for (int i = 1; i <= 5; i++) {
            append(progressed(run));
            for (AssertSubscriber<SyncEvent> subscriber : hundred) {
                subscriber.awaitItems(i, SOON);
            }
        }

        assertThat(reads.get() - before).isBetween(5, 20);
        hundred.forEach(AssertSubscriber::cancel);
        assertThat(shared.waiting()).isZero();
        int after = reads.get();
        append(progressed(run));
        assertThat(reads).hasValue(after);
    }

    @Test
    void aSocketThatVanishesLeavesNobodyWaiting() throws Exception {
        UUID run = run();
        String document = "subscription($r: ID!) { syncProgress(runId: $r) { cursor } }";
        GraphqlSocket socket = GraphqlSocket.subscribe(document, new JsonObject().put("r", GlobalId.RUN.of(run)));
        socket.next();
        await().until(() -> tail.waiting() == 1);

        socket.close();

        await().atMost(SOON).until(() -> tail.waiting() == 0);
    }

    @Test
    void aSlowSubscriberGetsWhatItAskedForAndNoMore() {
        UUID run = run();
        IntStream.range(0, 100).forEach(i -> append(progressed(run)));
        AssertSubscriber<SyncEvent> slow =
                feed.of(EventFilter.ofRun(run), 0).subscribe().withSubscriber(AssertSubscriber.create(1));
        subscribers.add(slow);

        slow.awaitItems(1, SOON);
        slow.request(30).awaitItems(31, SOON);

        assertThat(slow.getItems()).extracting(SyncEvent::getSequence).isSortedAccordingTo(Comparator.naturalOrder());
        assertThat(slow.getItems()).hasSize(31);
    }

    @Test
    void whoeverGoesOnBehindADeletedEventIsTold() {
        UUID run = run();
        append(progressed(run));
        long old = newest();
        append(progressed(run));
        append(progressed(run));
        sql("DELETE FROM sync_event WHERE position <= " + old);
        String after = cursor(old);

        assertThatThrownBy(() -> all(api.syncProgress(GlobalId.RUN.of(run), after)))
                .isInstanceOf(CursorExpired.class);
        assertThatThrownBy(() -> all(api.liveSyncEvents(null, after))).isInstanceOf(CursorExpired.class);
        assertThatThrownBy(() ->
                        api.syncEvents(null, 10, after, null, null).await().indefinitely())
                .isInstanceOf(CursorExpired.class);
        assertThat(api.liveSyncEvents(null, cursor(old + 1))
                        .select()
                        .first(1)
                        .collect()
                        .asList()
                        .await()
                        .atMost(SOON))
                .extracting(SyncEvent::getSequence)
                .containsExactly(3);
        assertThatThrownBy(() -> all(api.liveSyncEvents(null, cursor(Long.MAX_VALUE))))
                .isInstanceOf(CursorExpired.class);
    }

    @Test
    void aSubscriberThatIsSlowerThanEventsAreKeptIsToldInsteadOfMissingSome() {
        UUID run = run();
        IntStream.range(0, 60).forEach(i -> append(progressed(run)));
        AssertSubscriber<SyncEvent> slow =
                feed.of(EventFilter.EVERYTHING, newest() - 60).subscribe().withSubscriber(AssertSubscriber.create(1));
        slow.awaitItems(1, SOON);

        sql("DELETE FROM sync_event WHERE position < " + newest());

        slow.request(100).awaitFailure(failure -> assertThat(failure).isInstanceOf(CursorExpired.class), SOON);
    }

    @Test
    void whatIsNoCursorAndWhatIsNoRunIsRefused() {
        String run = GlobalId.RUN.of(run());

        assertThatThrownBy(() -> all(api.syncProgress(run, "nonsense"))).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> all(api.liveSyncEvents(null, Page.cursor(List.of("-5")))))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> all(api.liveSyncEvents(null, Page.cursor(List.of("a", "b")))))
                .isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> all(api.syncProgress("grp_x", null))).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> all(api.syncProgress(GlobalId.RUN.of(new UUID(0, 0)), null)))
                .isInstanceOf(NotFound.class);
    }

    /** One cursor for all: what another run's event gave is as good. */
    @Test
    void theCursorOfAnotherRunsEventContinuesThisRun() {
        UUID run = run();
        UUID other = run();
        append(progressed(run));
        append(progressed(other));
        String after = cursor(newest());
        append(progressed(run));
        append(new NewEvent(run, Kind.RUN_FINISHED, new JsonObject().put("state", "SUCCEEDED")));

        assertThat(all(api.syncProgress(GlobalId.RUN.of(run), after)))
                .extracting(SyncEvent::getSequence)
                .containsExactly(2, 3);
    }

    private UUID run() {
        UUID run = UUID.randomUUID();
        pool.preparedQuery("""
                INSERT INTO sync_run (id, account_id, cause, state, phase)
                SELECT $1, id, 'GROUP_SAVED', 'RUNNING', 'SENDING' FROM provider_account WHERE provider = 'MAILCHIMP'
                """).execute(Tuple.of(run)).await().indefinitely();
        return run;
    }

    private static NewEvent progressed(UUID run) {
        JsonObject counts =
                new JsonObject().put("total", 9).put("sent", 1).put("failed", 0).put("skipped", 0);
        return new NewEvent(run, Kind.PROGRESSED, counts);
    }

    private void append(NewEvent event) {
        pool.withTransaction(transaction -> store.append(transaction, List.of(event)))
                .await()
                .indefinitely();
    }

    private long newest() {
        return reader.newest().await().indefinitely();
    }

    private static String cursor(long position) {
        return Page.cursor(List.of(String.valueOf(position)));
    }

    private AssertSubscriber<SyncEvent> subscribe(Multi<SyncEvent> stream) {
        AssertSubscriber<SyncEvent> subscriber =
                stream.subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        subscribers.add(subscriber);
        return subscriber;
    }

    private static List<SyncEvent> all(Multi<SyncEvent> stream) {
        return stream.collect().asList().await().atMost(SOON);
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
