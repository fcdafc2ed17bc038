package org.rollcall.digest;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** Digests as users of the API see them. */
final class Digest {

    private static final String FIELDS = """
            { id date recipients sentAt notSentReason html
              entries { kind provider message failedRecords failedAt group { name slug } } }
            """;

    private Digest() {}

    static JsonPath newest() {
        return Given.ask("{ dailyDigests(first: 1) { totalCount nodes " + FIELDS + " } }", Map.of())
                .setRootPath("data.dailyDigests.nodes[0]");
    }

    static List<String> days() {
        return Given.ask("{ dailyDigests { nodes { date } } }", Map.of()).getList("dailyDigests.nodes.date");
    }

    static JsonPath node(String id) {
        return Given.ask("query($id: ID!) { node(id: $id) { id ... on DailyDigest " + FIELDS + " } }", Map.of("id", id))
                .setRootPath("data.node");
    }

    static JsonPath send(Map<String, ?> input) {
        return Given.ask(
                        "mutation($input: SendDailyDigestInput!) { sendDailyDigest(input: $input) { digest " + FIELDS
                                + " userErrors { code message field } } }",
                        Map.of("input", input))
                .setRootPath("data.sendDailyDigest");
    }
}
