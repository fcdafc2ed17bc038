package org.rollcall.endpoint;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import graphql.introspection.IntrospectionQuery;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.TestDatabase;

/** A document of which something is too much is refused by the limit's name, before anything of it is executed. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class DocumentLimitsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void isRefused(String limit, String document) {
        ask(document)
                .statusCode(400)
                .body("$", not(hasKey("data")))
                .body("errors[0].extensions.code", equalTo("LIMIT_EXCEEDED"))
                .body("errors[0].extensions.limit", equalTo(limit));
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("characters", "{__typename} #" + "x".repeat(100_000)),
                Arguments.of("digits", "{groups(first:" + "9".repeat(401) + "){totalCount}}"),
                Arguments.of("tokens", "{" + " __typename".repeat(5_000) + "}"),
                Arguments.of("fields", "{" + " __typename".repeat(1_001) + "}"),
                Arguments.of("depth", "{members{nodes" + "{parent".repeat(18) + "{id}" + "}".repeat(18) + "}}"),
                Arguments.of("aliases", "{groups{" + many(101, "a%d:__typename") + "}}"),
                Arguments.of("directives", "{__typename" + " @include(if:true)".repeat(51) + "}"),
                Arguments.of("fragments", "{...f0}" + many(101, " fragment f%d on Query{__typename}")),
                Arguments.of("rootFields", "{" + " __typename".repeat(51) + "}"),
                Arguments.of(
                        "mutations",
                        "mutation{" + many(11, "a%d:runScheduledJob(input:{name:\"no\"}){userErrors{message}}") + "}"),
                Arguments.of("cost", "{members(first:250){nodes{memberships(first:250){nodes{id}}}}}"),
                // Each fragment has the next one twice: 2^40 fields.
                Arguments.of(
                        "fields",
                        "{...f0}" + many(40, " fragment f%1$d on Query{...g%1$d ...g%1$d}")
                                + IntStream.range(0, 39)
                                        .mapToObj(i -> " fragment g%d on Query{...f%d}".formatted(i, i + 1))
                                        .collect(Collectors.joining())
                                + " fragment g39 on Query{__typename}"));
    }

    private static String many(int count, String text) {
        return IntStream.range(0, count).mapToObj(text::formatted).collect(Collectors.joining(" "));
    }

    @Test
    void thePageSizeOfAVariableCounts() {
        String document = "query($n: Int = 250){members(first:$n){nodes{memberships(first:250){nodes{id}}}}}";

        ask(document).statusCode(400).body("errors[0].extensions.limit", equalTo("cost"));
        given().contentType("application/json")
                .body(Map.of("query", document, "variables", Map.of("n", 5)))
                .post("/graphql")
                .then()
                .statusCode(200)
                .body("extensions.cost.requested", equalTo(1 + 5 * (1 + 1 + 250)));
    }

    @Test
    void aFragmentThatSpreadsItselfIsRefused() {
        ask("{...a} fragment a on Query{...b} fragment b on Query{...a}")
                .statusCode(200)
                .body("errors[0].extensions.code", equalTo("GRAPHQL_VALIDATION_FAILED"));
    }

    @Test
    void theIntrospectionOfToolsIsWithinTheLimits() {
        ask(IntrospectionQuery.INTROSPECTION_QUERY)
                .statusCode(200)
                .body("data.__schema.queryType.name", equalTo("Query"));
    }

    private static ValidatableResponse ask(String document) {
        return given().contentType("application/json")
                .body(Map.of("query", document))
                .post("/graphql")
                .then();
    }
}
