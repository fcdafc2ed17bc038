package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Sandbox.MAILCHIMP;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;
import org.rollcall.provider.Provider;

/** What runs leave in the log, as integrators see it. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class EventLogTest {

    @Inject
    EventApi api;

    @Test
    void aRunsEventsComeOnceAndInOrderWhereverTheyAreContinued() {
        var association = new Association("eventlog");
        association.people(1_200);
        String group = association.synced();
        String run = runs(group).get(0);

        List<SyncEvent> all = take(
                api.syncEvents(ofGroup(group), 250, null, null, null).await().indefinitely());

        assertThat(all.stream().map(SyncEvent::getSequence))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(all.get(all.size() - 1)).isInstanceOf(SyncRunFinished.class);
        for (int i = 0; i < all.size(); i++) {
            String after = all.get(i).getCursor();
            List<String> rest = cursors(all.subList(i + 1, all.size()));
            assertThat(cursors(list(api.syncProgress(run, after)))).isEqualTo(rest);
            assertThat(cursors(list(
                            api.liveSyncEvents(ofGroup(group), after).select().first(rest.size()))))
                    .isEqualTo(rest);
            assertThat(cursors(take(api.syncEvents(ofGroup(group), 250, after, null, null)
                            .await()
                            .indefinitely())))
                    .isEqualTo(rest);
        }
        countsAreToldAtMostTwiceASecond(all);
    }

    private static void countsAreToldAtMostTwiceASecond(List<SyncEvent> events) {
        List<OffsetDateTime> told = events.stream()
                .filter(SyncProgressed.class::isInstance)
                .map(SyncEvent::getOccurredAt)
                .toList();
        assertThat(told).isNotEmpty();
        for (int i = 2; i < told.size(); i++) {
            assertThat(Duration.between(told.get(i - 2), told.get(i))).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aFilterShowsWhatMatchesAndNothingElse() {
        var association = new Association("eventfilter");
        association.people(30);
        MAILCHIMP.badRow(association.email("p7"));
        String group = association.synced();
        MAILCHIMP.calm();
        String other = new Association("eventother").synced();

        List<SyncEvent> failures = page(new SyncEventFilter(List.of(group), null, List.of(SyncState.FAILED)));

        assertThat(failures).hasSize(1);
        assertThat(((SyncRecordsChanged) failures.get(0)).getChanges())
                .singleElement()
                .satisfies(change -> assertThat(change.getStatus().getState()).isEqualTo(SyncState.FAILED));
        assertThat(page(new SyncEventFilter(List.of(group), List.of(Provider.CONSTANT_CONTACT), null)))
                .isEmpty();
        assertThat(page(new SyncEventFilter(List.of(group), List.of(Provider.MAILCHIMP), null)))
                .hasSize(page(ofGroup(group)).size());
        assertThat(page(new SyncEventFilter(List.of(group, other), null, List.of(SyncState.UNSUBSCRIBED))))
                .isEmpty();
        assertThat(page(new SyncEventFilter(List.of(), null, null))).isEmpty();
    }

    @Test
    void pagesLeadForwardsAndBackwards() {
        var association = new Association("eventpages");
        association.people(5);
        String group = association.synced();
        List<String> all = cursors(page(ofGroup(group)));

        List<String> forwards = new ArrayList<>();
        Map<String, @Nullable Object> variables =
                new HashMap<>(Map.of("run", runs(group).get(0)));
        JsonPath page;
        do {
            page = Association.ask("""
                    query($run: ID!, $after: String) { node(id: $run) { ... on SyncRun { events(first: 1, after: $after) {
                        edges { cursor node { cursor run { id } } } pageInfo { endCursor hasNextPage hasPreviousPage } } } } }
                    """, variables).setRootPath("data.node.events");
            assertThat(page.getString("edges[0].cursor")).isEqualTo(page.getString("edges[0].node.cursor"));
            assertThat(page.getBoolean("pageInfo.hasPreviousPage")).isEqualTo(!forwards.isEmpty());
            forwards.add(page.getString("edges[0].cursor"));
            variables.put("after", page.getString("pageInfo.endCursor"));
        } while (page.getBoolean("pageInfo.hasNextPage"));
        assertThat(forwards).isEqualTo(all);

        assertThat(cursors(take(api.syncEvents(ofGroup(group), null, null, 2, null)
                        .await()
                        .indefinitely())))
                .isEqualTo(all.subList(all.size() - 2, all.size()));
        assertThat(cursors(take(api.syncEvents(ofGroup(group), null, null, 2, all.get(2))
                        .await()
                        .indefinitely())))
                .isEqualTo(all.subList(0, 2));
    }

    @Test
    void aRecordsHistoryTellsOfItselfOnlyNewestFirst() {
        var association = new Association("eventhistory");
        association.people(20);
        String group = association.synced();
        MAILCHIMP.person(association.email("p3"), "unsubscribe");
        Association.resyncRecords(List.of(association.standing(group, "3").id()));
        Association.settled(group);

        JsonPath history = Association.ask("""
                query($g: ID!, $email: String) { group(id: $g) { emailSyncRecords(search: $email) { nodes { id events {
                    nodes { run { trigger } ... on SyncRecordsChanged { changes {
                        previousState record { id email } status { state } } } } } } } } }
                """, Map.of("g", group, "email", association.email("p3")))
                .setRootPath("data.group.emailSyncRecords.nodes[0]");

        assertThat(history.getList("events.nodes.run.trigger")).containsExactly("RECORD_RESYNC", "GROUP_SAVED");
        assertThat(history.getList("events.nodes.changes.status.state"))
                .containsExactly(List.of("UNSUBSCRIBED"), List.of("SYNCED"));
        assertThat(history.getList("events.nodes.changes.record.id.flatten()")).containsOnly(history.getString("id"));
    }

    /** What a provider reports concerns a record as much as what was sent to it. */
    @Test
    void whatComesFromTheProviderIsInTheLogThoughNoRunWasAskedFor() {
        var association = new Association("eventnews");
        association.people(3);
        String group = association.synced();
        MAILCHIMP.person(association.email("p1"), "unsubscribe");

        Association.ask(
                "mutation { startReconciliation(input: { providers: [MAILCHIMP], everything: false }) { runs { id } } }",
                Map.of());
        Association.until(() -> association.standing(group, "1").state().equals("UNSUBSCRIBED"));
        Association.settled(group);

        List<SyncEvent> news = page(new SyncEventFilter(List.of(group), null, List.of(SyncState.UNSUBSCRIBED)));
        assertThat(news).hasSize(1);
        assertThat(list(api.syncProgress(runs(group).get(0), null)))
                .singleElement()
                .isInstanceOf(SyncSnapshot.class);
        association.holds(group, "eventnews");
    }

    private static List<String> runs(String group) {
        return Association.ask("query($g: ID!) { group(id: $g) { syncRuns { nodes { id } } } }", Map.of("g", group))
                .getList("group.syncRuns.nodes.id");
    }

    private static SyncEventFilter ofGroup(String group) {
        return new SyncEventFilter(List.of(group), null, null);
    }

    private List<SyncEvent> page(SyncEventFilter filter) {
        return take(api.syncEvents(filter, 250, null, null, null).await().indefinitely());
    }

    private static List<SyncEvent> take(SyncEventConnection connection) {
        return connection.getNodes();
    }

    private static List<SyncEvent> list(Multi<SyncEvent> stream) {
        return stream.collect().asList().await().atMost(Duration.ofSeconds(20));
    }

    private static List<String> cursors(List<SyncEvent> events) {
        return events.stream().map(SyncEvent::getCursor).toList();
    }
}
