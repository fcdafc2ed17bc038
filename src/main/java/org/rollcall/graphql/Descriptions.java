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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
@ApplicationScoped
class Descriptions {

    void add(@Observes GraphQLSchema.Builder schema) {
        GraphQLSchema plain = schema.build();
        GraphQLSchema described = SchemaTransformer.transformSchema(plain, new Writer(texts()));
        schema.query(described.getQueryType())
                .mutation(described.getMutationType())
                .subscription(described.getSubscriptionType())
                .clearAdditionalTypes()
                .additionalTypes(described.getAdditionalTypes())
                .codeRegistry(resolvingByName(described));
    }

    /**
     * The framework's resolvers name the types as they were before they were described, which are others than those that
     * a fragment's condition is compared with: the fragment would be left out of the answer.
     */
    private static GraphQLCodeRegistry resolvingByName(GraphQLSchema described) {
        GraphQLCodeRegistry code = described.getCodeRegistry();
        return code.transform(changed -> described.getAllTypesAsList().forEach(type -> {
            if (type instanceof GraphQLInterfaceType of) {
                TypeResolver given = code.getTypeResolver(of);
                changed.typeResolver(of, found -> {
                    @Nullable GraphQLObjectType former = given.getType(found);
                    return former == null ? null : found.getSchema().getObjectType(former.getName());
                });
            }
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
