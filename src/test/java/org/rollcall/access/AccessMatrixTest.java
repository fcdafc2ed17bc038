package org.rollcall.access;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.GraphqlSocket;
import org.rollcall.TestDatabase;

/**
 * Everything that can be asked for, by everybody: nobody, a viewer, an operator, an admin. The operations are made from the
 * schema, and have a variable that is missing: so whoever may execute them is told that, and nothing is executed.
 */
@QuarkusTest
@TestProfile(Guarded.class)
@WithTestResource(TestDatabase.class)
@WithTestResource(IdentityProvider.class)
class AccessMatrixTest {

    /** What needs more than READ; said here once more, so that no annotation is changed by mistake. */
    private static final Map<Permission, String> MORE = Map.of(
            Permission.GROUPS_WRITE,
            "saveMember deleteMember importMembers setDoNotSendMarketingEmails saveGroup deleteGroup",
            Permission.SYNC,
            "resyncRecords resyncGroup applySyncPlan cancelSyncRun startReconciliation",
            Permission.PROVIDERS_WRITE,
            "connectProvider startProviderConnection testProviderConnection disconnectProvider setProviderPaused"
                    + " distrustLedger",
            Permission.ADMIN,
            "runScheduledJob setScheduledJobPaused sendDailyDigest createApiToken rotateApiToken revokeApiToken"
                    + " apiTokens auditTrail auditIntegrity memberData eraseMember liftErasure");

    private record Operation(GraphQLObjectType root, GraphQLFieldDefinition field) {

        String document() {
            String arguments = field.getArguments().stream()
                    .filter(argument -> argument.getType() instanceof GraphQLNonNull)
                    .map(argument -> argument.getName() + ": " + value(argument.getType()))
                    .collect(Collectors.joining(", "));
            boolean composite = GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLCompositeType;
            return root.getName().toLowerCase(Locale.ROOT) + " ($missing: Boolean!) { " + field.getName()
                    + (arguments.isEmpty() ? "" : "(" + arguments + ")")
                    + (composite ? " { __typename @include(if: $missing) }" : " @include(if: $missing)") + " }";
        }

        private static String value(GraphQLInputType type) {
            return switch (GraphQLTypeUtil.unwrapNonNull(type)) {
                case GraphQLList ignored -> "[]";
                case GraphQLEnumType values -> values.getValues().get(0).getName();
                case GraphQLInputObjectType input ->
                    input.getFields().stream()
                            .filter(field -> field.getType() instanceof GraphQLNonNull)
                            .map(field -> field.getName() + ": " + value(field.getType()))
                            .collect(Collectors.joining(", ", "{", "}"));
                case GraphQLNamedType scalar ->
                    switch (scalar.getName()) {
                        case "Boolean" -> "true";
                        case "Int" -> "1";
                        case "Date" -> "\"2026-01-01\"";
                        case "DateTime" -> "\"2026-01-01T00:00:00Z\"";
                        default -> "\"nonsense\"";
                    };
                default -> throw new IllegalStateException(String.valueOf(type));
            };
        }

        Permission needs() {
            return MORE.entrySet().stream()
                    .filter(entry -> List.of(entry.getValue().split(" ")).contains(field.getName()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(Permission.READ);
        }

        @Override
        public String toString() {
            return root.getName() + "." + field.getName();
        }
    }

    /** Takes note of the routes that are there. */
    @ApplicationScoped
    public static class Routes {

        private @Nullable Router router;

        void see(@Observes Router installed) {
            router = installed;
        }

        List<Route> all() {
            return router == null ? List.of() : router.getRoutes();
        }
    }

    @Inject
    GraphQLSchema schema;

    @Inject
    Declarations declarations;

    @Inject
    Grants grants;

    @Inject
    Routes routes;

    @Test
    void everyFieldOfAnOperationSaysWhatItNeeds() {
        assertThat(operations())
                .hasSizeGreaterThan(40)
                .allSatisfy(operation -> assertThat(declarations
                                .of(
                                        operation.root().getName(),
                                        operation.field().getName())
                                .map(Needs::value))
                        .as("%s; say @Needs on its method, and if it is more than READ, here too", operation)
                        .isEqualTo(Optional.of(operation.needs())));
    }

    @Test
    void everyRouteSaysWhatItNeeds() {
        assertThat(routes.all()).hasSizeGreaterThan(10);
        assertThat(routes.all().stream().map(Route::getPath).filter(path -> path != null && !path.equals("/")))
                .as("say it in Addresses")
                .allMatch(Addresses::says);
    }

    @Test
    void everyResourceSaysWhatItNeeds() {
        List<String> paths = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> !type.isInterface() && type.getPackageName().startsWith("org.rollcall"))
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(Path.class)))
                .map(Path::value)
                .toList();

        assertThat(paths).contains("/import/members").allMatch(Addresses::says);
    }

    @Test
    void overHttpEverybodyCanAskForWhatTheyMayAndForNothingElse() {
        everybody().forEach((role, token) -> {
            for (Operation operation : operations()) {
                var answer = as(token)
                        .contentType("application/json")
                        .body(new JsonObject()
                                .put("query", operation.document())
                                .encode())
                        .post("/graphql");

                String code = answer.jsonPath().getString("errors[0].extensions.code");
                assertThat(answer.jsonPath().<@Nullable Object>get("data")).isNull();
                assertThat(code)
                        .as("%s by %s: %s", operation, role, answer.asString())
                        .isEqualTo(
                                operation.root().getName().equals("Subscription") && !role.equals("nobody")
                                        ? "BAD_REQUEST"
                                        : code(role, operation));
                assertThat(answer.statusCode()).isEqualTo(status(code));
            }
        });
    }

    @Test
    void overWebSocketsTheSame() throws Exception {
        for (Map.Entry<String, Optional<String>> caller : everybody().entrySet()) {
            try (GraphqlSocket wire = GraphqlSocket.open(caller.getValue().orElse(null))) {
                if (caller.getValue().isEmpty()) {
                    assertThat(wire.closeCode()).isEqualTo(4403);
                    continue;
                }
                wire.next("connection_ack");
                for (Operation operation : operations()) {
                    wire.subscribe(operation.toString(), operation.document());

                    JsonObject error = wire.next("error");
                    assertThat(error.getString("id")).isEqualTo(operation.toString());
                    assertThat(error.getJsonArray("payload")
                                    .getJsonObject(0)
                                    .getJsonObject("extensions")
                                    .getString("code"))
                            .as("%s by %s", operation, caller.getKey())
                            .isEqualTo(code(caller.getKey(), operation));
                }
            }
        }
    }

    /** The least role for each address; nobody is nobody at all. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /graphql/schema.graphql           | viewer
            GET  | /graphql/anything                 | admin
            POST | /graphql/anything                 | admin
            POST | /import/members                   | operator
            POST | //import/members                  | operator
            POST | /import/members/                  | admin
            POST | /import/members;a=b               | admin
            POST | /export/../import/members         | operator
            POST | /export/%2e%2e/import/members     | operator
            GET  | /q/metrics                        | admin
            GET  | /q/metrics/                       | admin
            GET  | /q/health/../metrics              | admin
            GET  | /q/health                         | nobody
            GET  | /q/health/ready                   | nobody
            GET  | /q/dev                            | admin
            GET  | /q/openapi                        | admin
            GET  | /export/nonsense                  | nobody
            GET  | /connect/mailchimp/callback       | nobody
            POST | /webhook/mailchimp/nonsense       | nobody
            GET  | /sandbox/control/calls            | nobody
            GET  | /q/graphql-ui                     | nobody
            GET  | /nowhere                          | admin
            GET  | /                                 | nobody
            GET  | /console/groups                   | nobody
            POST | /console/../import/members        | operator
            """)
    void everyAddressLetsThroughWhoMay(String method, String path, String least) {
        List<String> order = List.of("nobody", "viewer", "operator", "admin");
        everybody().forEach((role, token) -> {
            int status =
                    as(token).urlEncodingEnabled(false).request(method, path).statusCode();

            if (order.indexOf(role) >= order.indexOf(least)) {
                assertThat(status).as(role).isNotIn(401, 403);
            } else {
                assertThat(status).as(role).isEqualTo(role.equals("nobody") ? 401 : 403);
            }
        });
    }

    @Test
    void whatIsForThisMachineIsNotThereForOthers() {
        for (String path : List.of("/sandbox/control/calls", "/q/graphql-ui")) {
            as(Optional.of(grants.of(Role.ADMIN)))
                    .header("X-Forwarded-For", "203.0.113.7")
                    .get(path)
                    .then()
                    .statusCode(404);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { a: apiTokens { id } }
            { ... { ... on Query { apiTokens { id } } } }
            { ...f } fragment f on Query { ...g } fragment g on Query { server { version } apiTokens { id } }
            { server { version } apiTokens @skip(if: true) { id } }
            query ($yes: Boolean = false) { server { version } apiTokens @include(if: $yes) { id } }
            mutation { exportEmailSyncReport(input: {}) { userErrors { code } } disconnectProvider(input: {provider: MAILCHIMP}) { userErrors { code } } }
            mutation { ...m } fragment m on Mutation { revokeApiToken(input: {id: "x"}) { userErrors { code } } }
            """)
    void noWayAroundLeadsIn(String document) {
        as(Optional.of(grants.of(Role.VIEWER)))
                .contentType("application/json")
                .body(new JsonObject().put("query", document).encode())
                .post("/graphql")
                .then()
                .statusCode(403);
    }

    @Test
    void onlyTheOperationThatIsMeantCounts() {
        String document = "query Mine { server { version } } query Other { apiTokens { id } }";

        for (String name : List.of("Mine", "Other")) {
            as(Optional.of(grants.of(Role.VIEWER)))
                    .contentType("application/json")
                    .body(new JsonObject()
                            .put("query", document)
                            .put("operationName", name)
                            .encode())
                    .post("/graphql")
                    .then()
                    .statusCode(name.equals("Mine") ? 200 : 403);
        }
    }

    @Test
    void nobodyIsToldWhatTheSchemaHas() {
        for (String document : List.of("{__schema{types{name}}}", "{nothing}", "{", "{__typename}")) {
            String answer = as(Optional.empty())
                    .contentType("application/json")
                    .body(new JsonObject().put("query", document).encode())
                    .post("/graphql")
                    .then()
                    .statusCode(401)
                    .extract()
                    .asString();

            assertThat(answer).contains("UNAUTHENTICATED").doesNotContain("nothing", "Query");
        }
    }

    /** Over HTTP a subscription that is allowed is refused as such; everything else misses its variable. */
    private static String code(String role, Operation operation) {
        if (role.equals("nobody")) {
            return "UNAUTHENTICATED";
        }
        boolean may = Role.named(role).orElseThrow().permissions().contains(operation.needs());
        return may ? "BAD_USER_INPUT" : "FORBIDDEN";
    }

    private static int status(String code) {
        return switch (code) {
            case "UNAUTHENTICATED" -> 401;
            case "FORBIDDEN" -> 403;
            default -> 400;
        };
    }

    private Map<String, Optional<String>> everybody() {
        Map<String, Optional<String>> callers = new LinkedHashMap<>();
        callers.put("nobody", Optional.empty());
        callers.put("viewer", Optional.of(grants.of(Role.VIEWER)));
        callers.put("operator", Optional.of(grants.of(Role.OPERATOR)));
        callers.put("admin", Optional.of(grants.of(Role.ADMIN)));
        return callers;
    }

    private List<Operation> operations() {
        return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .flatMap(root -> root.getFieldDefinitions().stream().map(field -> new Operation(root, field)))
                .toList();
    }

    private static RequestSpecification as(Optional<String> token) {
        RequestSpecification request = RestAssured.given().accept("application/graphql-response+json, */*;q=0.5");
        return token.map(text -> request.header("Authorization", "Bearer " + text))
                .orElse(request);
    }
}
