package org.rollcall.graphql;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.Introspection;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

@QuarkusTest
@WithTestResource(TestDatabase.class)
class SchemaTest {

    private static final Path FILE = Path.of("graphql-schema/schema.graphql");
    private static final String REFRESH = "./mvnw test -Dtest=SchemaTest,ReferenceTest -Drollcall.schema.update=true";

    @Inject
    GraphQLSchema schema;

    @Test
    void theServedSchemaIsTheOneCheckedIn() throws IOException {
        String served = get("/graphql/schema.graphql")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString()
                        .strip() + "\n";
        if (Boolean.getBoolean("rollcall.schema.update")) {
            Files.writeString(FILE, served);
        }

        assertThat(FILE)
                .as("If the change is meant, refresh the file with: %s", REFRESH)
                .hasContent(served);
    }

    @Test
    void everythingIsDescribed() {
        List<String> undescribed = new ArrayList<>();
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            if (!Introspection.isIntrospectionTypes(type)) {
                note(type, type.getName(), undescribed);
                parts(type, undescribed);
            }
        }

        assertThat(undescribed).isEmpty();
    }

    /** Numbers without bounds take seconds to parse (CVE-2026-76763 of 2026), in a literal of 25 bytes. */
    @Test
    void noArgumentIsANumberWithoutBounds() {
        List<String> taken = schema.getAllTypesAsList().stream()
                .flatMap(type -> switch (type) {
                    case GraphQLFieldsContainer fields ->
                        fields.getFieldDefinitions().stream()
                                .flatMap(field -> field.getArguments().stream())
                                .map(GraphQLArgument::getType);
                    case GraphQLInputObjectType input ->
                        input.getFields().stream().map(GraphQLInputObjectField::getType);
                    default -> Stream.<GraphQLType>empty();
                })
                .map(type -> ((GraphQLNamedType) GraphQLTypeUtil.unwrapAll(type)).getName())
                .toList();

        assertThat(taken).contains("ID", "Int").doesNotContain("BigInteger", "BigDecimal", "Float");
    }

    @Test
    void noDescriptionIsLeftOverFromAnEnumThatIsGone() {
        Set<Object> described = Descriptions.texts().keySet();

        assertThat(described)
                .allSatisfy(key -> assertThat(exists(key.toString().split("\\.")))
                        .as("descriptions.properties: %s", key)
                        .isTrue());
    }

    private static void parts(GraphQLNamedType type, List<String> undescribed) {
        switch (type) {
            case GraphQLFieldsContainer fields ->
                fields.getFieldDefinitions().forEach(field -> {
                    String name = type.getName() + "." + field.getName();
                    note(field, name, undescribed);
                    for (GraphQLArgument argument : field.getArguments()) {
                        note(argument, name + "(" + argument.getName() + ")", undescribed);
                    }
                });
            case GraphQLInputObjectType input ->
                input.getFields().forEach(field -> note(field, type.getName() + "." + field.getName(), undescribed));
            case GraphQLEnumType values ->
                values.getValues().forEach(value -> note(value, type.getName() + "." + value.getName(), undescribed));
            // Scalars and unions have no parts of their own.
            default -> {}
        }
    }

    private static void note(GraphQLNamedSchemaElement element, String name, List<String> undescribed) {
        if (element.getDescription() == null || element.getDescription().isBlank()) {
            undescribed.add(name);
        }
    }

    private boolean exists(String... name) {
        if (name.length == 1) {
            return schema.containsType(name[0]);
        }
        return schema.getType(name[0]) instanceof GraphQLEnumType values && values.getValue(name[1]) != null;
    }
}
