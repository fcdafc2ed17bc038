package org.rollcall.endpoint;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes queries that fit the schema, of any shape; their values are mostly nonsense of the right type. */
final class RandomQuery {

    private static final int MAX_DEPTH = 9;

    private final GraphQLSchema schema;
    private final Random random;
    private final List<String> ids;
    private int fieldsLeft;
    private int aliases;

    RandomQuery(GraphQLSchema schema, long seed, List<String> ids) {
        this.schema = schema;
        this.random = new Random(seed);
        this.ids = ids;
        this.fieldsLeft = 20 + random.nextInt(60);
    }

    String next() {
        return "query " + selection(schema.getQueryType(), 0);
    }

    private String selection(GraphQLCompositeType type, int depth) {
        List<String> selected = new ArrayList<>();
        selected.add("__typename");
        if (type instanceof GraphQLFieldsContainer container) {
            List<GraphQLFieldDefinition> fields = container.getFieldDefinitions();
            for (int i = 0; i < 6 && fieldsLeft > 0; i++) {
                String field = field(fields.get(random.nextInt(fields.size())), depth);
                if (!field.isEmpty()) {
                    selected.add(field);
                }
            }
        }
        if (type instanceof GraphQLInterfaceType union && random.nextInt(3) == 0) {
            var objects = schema.getImplementations(union);
            var object = objects.get(random.nextInt(objects.size()));
            selected.add("... on " + object.getName() + " " + selection(object, depth));
        }
        return "{ " + String.join(" ", selected) + " }";
    }

    private String field(GraphQLFieldDefinition field, int depth) {
        fieldsLeft--;
        GraphQLType type = GraphQLTypeUtil.unwrapAll(field.getType());
        if (type instanceof GraphQLCompositeType && depth >= MAX_DEPTH) {
            return "";
        }
        String arguments = field.getArguments().stream()
                .filter(argument -> required(argument) || random.nextInt(3) == 0)
                .map(argument -> argument.getName() + ": " + value(argument.getName(), argument.getType(), 0))
                .collect(Collectors.joining(", "));
        String below = type instanceof GraphQLCompositeType composite ? " " + selection(composite, depth + 1) : "";
        return "a" + aliases++ + ": " + field.getName() + (arguments.isEmpty() ? "" : "(" + arguments + ")") + below;
    }

    private static boolean required(GraphQLArgument argument) {
        return argument.getType() instanceof GraphQLNonNull && !argument.hasSetDefaultValue();
    }

    private String value(String name, GraphQLType type, int depth) {
        if (type instanceof GraphQLNonNull required) {
            return value(name, required.getWrappedType(), depth);
        }
        if (type instanceof GraphQLList list) {
            int length = random.nextInt(3);
            List<String> values = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                values.add(value(name, list.getWrappedType(), depth));
            }
            return values.toString();
        }
        return switch (type) {
            case GraphQLEnumType values ->
                values.getValues()
                        .get(random.nextInt(values.getValues().size()))
                        .getName();
            case GraphQLInputObjectType input -> object(input, depth);
            default -> scalar(name, ((GraphQLNamedType) type).getName());
        };
    }

    private String object(GraphQLInputObjectType input, int depth) {
        return input.getFields().stream()
                .filter(field -> (field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue())
                        || (depth < 3 && random.nextInt(3) == 0))
                .map(field -> field.getName() + ": " + value(field.getName(), field.getType(), depth + 1))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private String scalar(String name, String type) {
        return switch (type) {
            case "Int" ->
                String.valueOf(name.equals("first") || name.equals("last") ? 1 + random.nextInt(4) : random.nextInt());
            case "Float" -> String.valueOf(random.nextDouble());
            case "Boolean" -> String.valueOf(random.nextBoolean());
            case "ID" -> "\"" + ids.get(random.nextInt(ids.size())) + "\"";
            case "Date" -> random.nextInt(5) == 0 ? "\"soon\"" : "\"2026-0" + (1 + random.nextInt(9)) + "-15\"";
            case "DateTime" -> "\"2026-11-2" + random.nextInt(9) + "T12:00:00Z\"";
            default ->
                "\""
                        + List.of("", "a", "%", "o'b", "\\u0000x", "ä@x.test", "bW9yZQ", "YQFi", "YQFiAWM")
                                .get(random.nextInt(9))
                        + "\"";
        };
    }
}
