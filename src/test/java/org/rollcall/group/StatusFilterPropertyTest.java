package org.rollcall.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.group.Api.ask;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.IdleEngine;
import org.rollcall.TestDatabase;
import org.rollcall.group.RandomStandings.GivenFilter;
import org.rollcall.provider.Provider;

/** What filters by status find is what the statuses of the single members say, whatever these are. */
@QuarkusTest
@TestProfile(IdleEngine.class)
@WithTestResource(TestDatabase.class)
class StatusFilterPropertyTest {

    private static final String REPORT = """
            query($filter: GroupMemberFilter, $orderBy: GroupMemberOrder, $first: Int, $after: String, $last: Int,
                  $before: String) {
                emailSyncReport(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last,
                    before: $before) {
                    totalCount
                    constantContact: counts(provider: CONSTANT_CONTACT) { ...Counts }
                    mailchimp: counts(provider: MAILCHIMP) { ...Counts }
                    nodes { id kind group { id } statuses { provider state changedAt
                        ... on SyncNotApplicable { reason } ... on SyncFailed { code } } }
                    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
                emailSyncSummary(filter: $filter) { provider counts { ...Counts }
                    notApplicable { count } failed { count } } }
            fragment Counts on SyncCounts { total synced pending failed unsubscribed notApplicable }
            """;

    @Inject
    Database database;

    @AfterEach
    void leaveNoAccountBehind() {
        database.removeAccount(Provider.CONSTANT_CONTACT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void theFilterFindsWhomTheStatusesSay(long seed) {
        RandomStandings standings = new RandomStandings(database, seed);
        List<Map<String, Object>> everybody = nodes(report(Map.of("groupIds", standings.groups), Map.of()));

        for (int i = 0; i < 12; i++) {
            GivenFilter filter = standings.filter();
            JsonPath found = report(toInput(filter), Map.of());

            List<Map<String, Object>> expected =
                    everybody.stream().filter(one -> matches(filter, one)).toList();
            assertThat(ids(nodes(found))).as("%s", filter).isEqualTo(ids(expected));
            assertThat(found.getInt("emailSyncReport.totalCount"))
                    .as("%s", filter)
                    .isEqualTo(expected.size());
            assertCounted(found, "emailSyncReport.mailchimp", expected, "MAILCHIMP", filter);
            assertCounted(found, "emailSyncReport.constantContact", expected, "CONSTANT_CONTACT", filter);
            assertThat(found.getList("emailSyncSummary.provider"))
                    .isEqualTo(
                            filter.provider() == null
                                    ? List.of("CONSTANT_CONTACT", "MAILCHIMP")
                                    : List.of(filter.provider()));
            for (Map<String, Object> summary : found.<Map<String, Object>>getList("emailSyncSummary")) {
                assertConserved(summary, expected.size(), filter);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GROUP", "NAME", "EMAIL", "STATUS_CHANGED_AT"})
    void theWholeReportIsTheSamePagedForwardAndBackwardInEachOrder(String field) {
        RandomStandings standings = new RandomStandings(database, field.length());
        for (String direction : List.of("ASC", "DESC")) {
            for (String provider : List.of("", "MAILCHIMP")) {
                Map<String, Object> filter = new HashMap<>(Map.of("groupIds", standings.groups));
                if (!provider.isEmpty()) {
                    filter.put("provider", provider);
                }
                Map<String, Object> order = Map.of("field", field, "direction", direction);
                List<String> atOnce = ids(nodes(report(filter, Map.of("orderBy", order, "first", 250))));

                assertThat(paged(filter, order, "first", "after", "endCursor", "hasNextPage"))
                        .doesNotHaveDuplicates()
                        .isEqualTo(atOnce);
                List<String> backward = paged(filter, order, "last", "before", "startCursor", "hasPreviousPage");
                Collections.reverse(backward);
                assertThat(backward).isEqualTo(atOnce);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void recordsAreFilteredByTheirOwnStatuses(long seed) {
        RandomStandings standings = new RandomStandings(database, seed);
        for (String group : standings.groups) {
            List<Map<String, Object>> all = records(group, Map.of());
            for (String provider : List.of("CONSTANT_CONTACT", "MAILCHIMP")) {
                for (String state : List.of("QUEUED", "SYNCED", "FAILED", "NOT_APPLICABLE")) {
                    GivenFilter filter = new GivenFilter(List.of(), provider, List.of(state), null, null, null);
                    assertThat(ids(records(group, Map.of("provider", provider, "states", List.of(state)))))
                            .as("%s", filter)
                            .containsExactlyInAnyOrderElementsOf(ids(all.stream()
                                    .filter(record -> statuses(record).stream().anyMatch(one -> fits(filter, one)))
                                    .toList()));
                }
            }
        }
    }

    private static List<Map<String, Object>> records(String group, Map<String, Object> filter) {
        return ask("""
                query($g: ID!, $filter: EmailSyncRecordFilter) { group(id: $g) { emailSyncRecords(filter: $filter,
                    orderBy: {field: STATUS_CHANGED_AT, direction: DESC}) { nodes { id statuses { provider state } } } } }
                """, Map.of("g", group, "filter", filter)).getList("group.emailSyncRecords.nodes");
    }

    private static JsonPath report(Map<String, ?> filter, Map<String, ?> page) {
        Map<String, Object> variables = new HashMap<>(Map.of("filter", filter, "first", 250));
        variables.putAll(page);
        if (page.containsKey("last")) {
            variables.remove("first");
        }
        return ask(REPORT, variables);
    }

    /** Ids in the order of fetching, by pages of 7. */
    private static List<String> paged(
            Map<String, ?> filter, Map<String, ?> order, String size, String position, String cursor, String more) {
        List<String> ids = new ArrayList<>();
        Map<String, Object> page = new HashMap<>(Map.of("orderBy", order, size, 7));
        JsonPath answer;
        do {
            answer = report(filter, page);
            List<String> here = new ArrayList<>(ids(nodes(answer)));
            if (size.equals("last")) {
                Collections.reverse(here);
            }
            ids.addAll(here);
            page.put(position, answer.getString("emailSyncReport.pageInfo." + cursor));
        } while (answer.getBoolean("emailSyncReport.pageInfo." + more));
        return ids;
    }

    private static void assertCounted(
            JsonPath found, String path, List<Map<String, Object>> expected, String provider, GivenFilter filter) {
        Map<String, Integer> counts = new HashMap<>(Map.of(
                "total",
                expected.size(),
                "synced",
                0,
                "pending",
                0,
                "failed",
                0,
                "unsubscribed",
                0,
                "notApplicable",
                0));
        expected.forEach(one -> counts.merge(bucket(state(one, provider)), 1, Integer::sum));
        assertThat(found.getMap(path)).as("%s", filter).isEqualTo(counts);
    }

    private static String bucket(String state) {
        return switch (state) {
            case "QUEUED", "IN_PROGRESS" -> "pending";
            case "NOT_APPLICABLE" -> "notApplicable";
            default -> state.toLowerCase(java.util.Locale.ROOT);
        };
    }

    /** Every member is in one state, each N/A has one reason, each failure one code. */
    private static void assertConserved(Map<String, Object> summary, int members, GivenFilter filter) {
        Map<?, ?> counts = (Map<?, ?>) Objects.requireNonNull(summary.get("counts"));
        assertThat(counts.get("total")).as("%s", filter).isEqualTo(members);
        assertThat(List.of("synced", "pending", "failed", "unsubscribed", "notApplicable").stream()
                        .mapToInt(state -> number(counts.get(state)))
                        .sum())
                .as("%s", filter)
                .isEqualTo(members);
        assertThat(sum(summary, "notApplicable")).isEqualTo(counts.get("notApplicable"));
        assertThat(sum(summary, "failed")).isEqualTo(counts.get("failed"));
    }

    private static int sum(Map<String, Object> summary, String field) {
        return ((List<?>) Objects.requireNonNull(summary.get(field)))
                .stream()
                        .mapToInt(one -> number(((Map<?, ?>) Objects.requireNonNull(one)).get("count")))
                        .sum();
    }

    private static int number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).intValue();
    }

    private static Map<String, Object> toInput(GivenFilter filter) {
        Map<String, Object> input = new HashMap<>(Map.of("groupIds", filter.groupIds()));
        Map<String, @Nullable Object> optional = new HashMap<>();
        optional.put("provider", filter.provider());
        optional.put("states", filter.states());
        optional.put("notApplicableReasons", filter.reasons());
        optional.put("errorCodes", filter.codes());
        optional.put("kinds", filter.kinds());
        optional.forEach((field, value) -> {
            if (value != null) {
                input.put(field, value);
            }
        });
        return input;
    }

    private static boolean matches(GivenFilter filter, Map<String, Object> member) {
        Object group = ((Map<?, ?>) Objects.requireNonNull(member.get("group"))).get("id");
        boolean anyStatus = filter.states() == null && filter.reasons() == null && filter.codes() == null;
        return filter.groupIds().contains(group)
                && (filter.kinds() == null || filter.kinds().contains(member.get("kind")))
                && (anyStatus || statuses(member).stream().anyMatch(status -> fits(filter, status)));
    }

    private static boolean fits(GivenFilter filter, Map<String, @Nullable Object> status) {
        return (filter.provider() == null || filter.provider().equals(status.get("provider")))
                && (filter.states() == null || filter.states().contains(status.get("state")))
                && (filter.reasons() == null || filter.reasons().contains(String.valueOf(status.get("reason"))))
                && (filter.codes() == null || filter.codes().contains(String.valueOf(status.get("code"))));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> statuses(Map<String, Object> node) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(node.get("statuses"));
    }

    private static String state(Map<String, Object> member, String provider) {
        return statuses(member).stream()
                .filter(status -> provider.equals(status.get("provider")))
                .map(status -> String.valueOf(status.get("state")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> nodes(JsonPath report) {
        return report.getList("emailSyncReport.nodes");
    }

    private static List<String> ids(List<Map<String, Object>> nodes) {
        return nodes.stream().map(node -> String.valueOf(node.get("id"))).toList();
    }
}
