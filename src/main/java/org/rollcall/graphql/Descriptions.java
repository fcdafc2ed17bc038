package org.rollcall.graphql;

import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.TypeResolver;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Describes what cannot carry an annotation, from {@code descriptions.properties}: the root types, which the framework
 * makes, and the enums of packages that know nothing of the API.
 */
final class Descriptions {

    void add(GraphQLSchema.Builder schema) {
        GraphQLSchema plain = schema.build();
        GraphQLSchema described = SchemaTransformer.transformSchema(plain, new Writer(texts()));
        schema.query(described.getQueryType())
                .mutation(described.getMutationType())
                .subscription(described.getSubscriptionType())
                .clearAdditionalTypes()
                .additionalTypes(described.getAdditionalTypes())
                .codeRegistry(LeanFetching.of(described, resolvingInto(described)));
    }

    /**
     * The framework's resolvers answer with the types from before they were described, and a fragment applies only to the
     * very type of the schema: so the type of the same name is taken.
     */
    private static GraphQLCodeRegistry resolvingInto(GraphQLSchema described) {
        GraphQLCodeRegistry registry = described.getCodeRegistry();
        return registry.transform(changed -> described.getAllTypesAsList().stream()
                .filter(GraphQLInterfaceType.class::isInstance)
                .map(GraphQLInterfaceType.class::cast)
                .forEach(type -> {
                    TypeResolver plain = registry.getTypeResolver(type);
                    changed.typeResolver(
                            type,
                            environment -> environment
                                    .getSchema()
                                    .getObjectType(plain.getType(environment).getName()));
                }));
    }

    /** By type, or by type and value: {@code MemberKind}, {@code MemberKind.PERSON}. */
    static Properties texts() {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(Descriptions.class.getResourceAsStream("descriptions.properties")),
                StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(file);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Writer extends GraphQLTypeVisitorStub {

        private final Properties texts;

        Writer(Properties texts) {
            this.texts = texts;
        }

        @Override
        public TraversalControl visitGraphQLObjectType(
                GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            @Nullable String text = texts.getProperty(type.getName());
            return text == null
                    ? TraversalControl.CONTINUE
                    : changeNode(context, type.transform(changed -> changed.description(text)));
        }

        @Override
        public TraversalControl visitGraphQLEnumType(
                GraphQLEnumType type, TraverserContext<GraphQLSchemaElement> context) {
            @Nullable String text = texts.getProperty(type.getName());
            if (text == null) {
                return TraversalControl.CONTINUE;
            }
            List<GraphQLEnumValueDefinition> values = type.getValues().stream()
                    .map(value -> value.transform(
                            changed -> changed.description(texts.getProperty(type.getName() + "." + value.getName()))))
                    .toList();
            return changeNode(
                    context, type.transform(changed -> changed.description(text).replaceValues(values)));
        }
    }
}
