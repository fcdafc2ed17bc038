package org.rollcall.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.sync.Association.ask;
import static org.rollcall.sync.Association.settled;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** A run tells who asked for it, by the name that the caller has everywhere; nobody where nobody did. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RequestedByTest {

    @Test
    void whoSavesAndSyncsIsNamedAndWhatChangesByItselfNamesNobody() {
        String me = ask("{ viewer { name } }", Map.of()).getString("viewer.name");
        var association = new Association("asked-by");
        association.people(2);
        String group = association.synced();
        Association.resync(group);
        Association.resyncRecords(List.of(
                ask("query($g: ID!) { group(id: $g) { emailSyncRecords { nodes { id } } } }", Map.of("g", group))
                        .getString("group.emailSyncRecords.nodes[0].id")));
        settled(group);
        association.person("0", "Changed", "Name", association.email("p0"), "asked-by");
        settled(group);

        JsonPath runs = ask(
                "query($g: ID!) { group(id: $g) { syncRuns { nodes { trigger requestedBy } } } }", Map.of("g", group));

        for (String trigger : List.of("GROUP_SAVED", "GROUP_RESYNC", "RECORD_RESYNC")) {
            assertThat(askers(runs, trigger)).as(trigger).containsExactly(me);
        }
        assertThat(askers(runs, "RECORDS_CHANGED")).isNotEmpty().containsOnlyNulls();
    }

    private static List<Object> askers(JsonPath runs, String trigger) {
        return runs.getList("group.syncRuns.nodes.findAll { it.trigger == '" + trigger + "' }.requestedBy");
    }
}
