package org.rollcall.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.GraphqlSocket;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.graphql.GlobalId;

@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class GroupFeedTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    GroupFeed feed;

    @Inject
    Pool pool;

    private @Nullable AssertSubscriber<Group> subscriber;

    @BeforeEach
    void noGroups() {
        sql("DELETE FROM member_group");
    }

    @AfterEach
    void hangUp() {
        if (subscriber != null) {
            subscriber.cancel();
        }
        sql("DELETE FROM member_group");
        await().atMost(SOON).until(() -> feed.watching() == 0);
    }

    @Test
    void withAFilterEachMatchingGroupComesOnceAndThenWhatChanges() throws Exception {
        String one = GlobalId.GROUP.of(group("Alpha"));
        group("Beta");
        try (GraphqlSocket socket = GraphqlSocket.subscribe(
                "subscription($f: GroupFilter) { groupChanged(filter: $f) { name calculation { state } syncs { label } } }",
                new JsonObject().put("f", new JsonObject().put("ids", new JsonArray().add(one))))) {
            assertThat(next(socket).getString("name")).isEqualTo("Alpha");

            sql("UPDATE member_group SET calculation_state = 'CALCULATING' WHERE name = 'Beta'");
            sql("UPDATE member_group SET calculation_state = 'CALCULATING' WHERE name = 'Alpha'");

            JsonObject changed = next(socket);
            assertThat(changed.getString("name")).isEqualTo("Alpha");
            assertThat(changed.getJsonObject("calculation").getString("state")).isEqualTo("CALCULATING");
        }
    }

    @Test
    void withoutAFilterOnlyChangesCome() {
        group("Alpha");
        subscriber = subscribe(null, Long.MAX_VALUE);

        group("Beta");

        subscriber.awaitItems(1, SOON);
        assertThat(names()).containsExactly("Beta");
    }

    @Test
    void aSlowSubscriberGetsTheLatestOfEachGroupAndNoBacklog() {
        UUID alpha = group("Alpha");
        UUID beta = group("Beta");
        subscriber = subscribe(null, 0);
        await().until(() -> feed.watching() == 1);

        for (int revision = 2; revision < 6; revision++) {
            sql("UPDATE member_group SET revision = " + revision + " WHERE id IN ('" + alpha + "', '" + beta + "')");
            await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
        }
        subscriber.request(100);

        subscriber.awaitItems(2, SOON);
        assertThat(names()).containsExactlyInAnyOrder("Alpha", "Beta");
        assertThat(items()).extracting(Group::getRevision).containsOnly(5);
        sql("UPDATE member_group SET revision = 9 WHERE id = '" + alpha + "'");
        subscriber.awaitItems(3, SOON);
        assertThat(items().get(2).getRevision()).isEqualTo(9);
    }

    @Test
    void aDeletedGroupAndOneThatMatchesNoMoreAreNotSent() {
        UUID deleted = group("Alpha");
        UUID leaving = group("Beta");
        UUID staying = group("Gamma");
        subscriber = subscribe(new GroupFilter(null, null, null, List.of(CalculationState.PENDING)), Long.MAX_VALUE);
        subscriber.awaitItems(3, SOON);

        sql("UPDATE member_group SET deleted_at = now() WHERE id = '" + deleted + "'");
        sql("UPDATE member_group SET calculation_state = 'READY' WHERE id = '" + leaving + "'");
        sql("UPDATE member_group SET revision = 2 WHERE id = '" + staying + "'");

        subscriber.awaitItems(4, SOON);
        assertThat(names()).containsExactly("Alpha", "Beta", "Gamma", "Gamma");
    }

    @Test
    void manyGroupsComeInPartsAndAllOfThem() {
        IntStream.range(0, 120).forEach(i -> group("Group " + i));

        subscriber = subscribe(new GroupFilter(null, null, null, null), Long.MAX_VALUE);

        subscriber.awaitItems(120, SOON);
        assertThat(names()).doesNotHaveDuplicates();
    }

    private AssertSubscriber<Group> subscribe(@Nullable GroupFilter filter, long demand) {
        AssertSubscriber<Group> watching =
                feed.changes(filter).subscribe().withSubscriber(AssertSubscriber.create(demand));
        if (filter == null) {
            // What is there before the first look is no change.
            await().pollDelay(Duration.ofMillis(600)).until(() -> feed.watching() == 1);
        }
        return watching;
    }

    private List<Group> items() {
        return subscriber == null ? List.of() : subscriber.getItems();
    }

    private List<String> names() {
        return items().stream().map(Group::getName).toList();
    }

    private static JsonObject next(GraphqlSocket socket) throws InterruptedException {
        JsonObject answer = socket.next();
        assertThat(answer.getJsonArray("errors")).as(answer.encode()).isNull();
        return answer.getJsonObject("data").getJsonObject("groupChanged");
    }

    private UUID group(String name) {
        UUID id = UUID.randomUUID();
        sql("INSERT INTO member_group (id, slug, name) VALUES ('" + id + "', 'g-" + id + "', '" + name + "')");
        return id;
    }

    private void sql(String statement) {
        pool.query(statement).execute().await().indefinitely();
    }
}
