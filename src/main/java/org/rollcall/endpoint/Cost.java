package org.rollcall.endpoint;

import graphql.language.Argument;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.graphql.Page;

/**
 * What an operation may cost: one point for every object that it can return, so a page of 100 groups with a page of 50
 * members each counts some 5,000. A page counts as full, a list that has no pages as {@value #UNPAGED}, and a mutation
 * {@value #MUTATION} points more; the schema itself counts {@value #SCHEMA}. Only for documents that are valid and of bounded size.
 */
final class Cost {

    static final int UNPAGED = 3;
    static final int MUTATION = 10;

    /** The schema has some thousand objects; who asks for it again and again is to be stopped soon. */
    static final int SCHEMA = 2_000;

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final OperationDefinition operation;

    private Cost(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            OperationDefinition operation,
            Map<String, Object> variables) {
        this.schema = schema;
        this.fragments = fragments;
        this.operation = operation;
        this.variables = variables;
    }

    /** Points of an operation with these variables, as they were given. */
    static long of(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            OperationDefinition operation,
            Map<String, Object> variables) {
        Cost cost = new Cost(schema, fragments, operation, variables);
        return switch (operation.getOperation()) {
            case QUERY -> cost.of(operation.getSelectionSet(), schema.getQueryType(), UNPAGED);
            case SUBSCRIPTION -> cost.of(operation.getSelectionSet(), schema.getSubscriptionType(), UNPAGED);
            case MUTATION ->
                cost.of(operation.getSelectionSet(), schema.getMutationType(), UNPAGED)
                        + (long) MUTATION
                                * operation.getSelectionSet().getSelections().size();
        };
    }

    private long of(@Nullable SelectionSet selections, @Nullable GraphQLType parent, long listSize) {
        long sum = 0;
        if (selections != null && parent != null) {
            for (Selection<?> selection : selections.getSelections()) {
                sum = plus(sum, of(selection, parent, listSize));
            }
        }
        return sum;
    }

    private long of(Selection<?> selection, GraphQLType parent, long listSize) {
        if (selection instanceof Field field) {
            return ofField(field, parent, listSize);
        }
        if (selection instanceof InlineFragment inline) {
            GraphQLType type = inline.getTypeCondition() == null
                    ? parent
                    : schema.getType(inline.getTypeCondition().getName());
            return of(inline.getSelectionSet(), type, listSize);
        }
        if (selection instanceof FragmentSpread spread) {
            FragmentDefinition fragment = fragments.get(spread.getName());
            return fragment == null
                    ? 0
                    : of(
                            fragment.getSelectionSet(),
                            schema.getType(fragment.getTypeCondition().getName()),
                            listSize);
        }
        return 0;
    }

    /** What stands below a page's field counts as often as the page has rows. */
    private long ofField(Field field, GraphQLType parent, long listSize) {
        if (field.getName().equals("__schema")) {
            return SCHEMA;
        }
        GraphQLFieldDefinition definition =
                parent instanceof GraphQLFieldsContainer fields ? fields.getFieldDefinition(field.getName()) : null;
        if (definition == null || !(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType)) {
            return 0;
        }
        long below = plus(
                1,
                of(
                        field.getSelectionSet(),
                        GraphQLTypeUtil.unwrapAll(definition.getType()),
                        pageSize(field, definition).orElse((long) UNPAGED)));
        return isList(definition) ? times(below, listSize) : below;
    }

    private static boolean isList(GraphQLFieldDefinition definition) {
        return GraphQLTypeUtil.unwrapNonNull(definition.getType()) instanceof GraphQLList;
    }

    private Optional<Long> pageSize(Field field, GraphQLFieldDefinition definition) {
        if (definition.getArgument("first") == null) {
            return Optional.empty();
        }
        Object last = argument(field, "last");
        Object first = last == null ? argument(field, "first") : last;
        Object size = first == null
                ? definition.getArgument("first").getArgumentDefaultValue().getValue()
                : first;
        return Optional.of(number(size));
    }

    private @Nullable Object argument(Field field, String name) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(name)) {
                return argument.getValue();
            }
        }
        return null;
    }

    private long number(@Nullable Object size) {
        if (size instanceof VariableReference reference) {
            Object given = variables.get(reference.getName());
            return number(given == null ? defaultOf(reference) : given);
        }
        long number = size instanceof IntValue literal
                ? literal.getValue().min(BigInteger.valueOf(Page.MAX_SIZE)).longValue()
                : size instanceof Number given ? given.longValue() : 50;
        return Math.clamp(number, 1, Page.MAX_SIZE);
    }

    private @Nullable Value<?> defaultOf(VariableReference reference) {
        return operation.getVariableDefinitions().stream()
                .filter(definition -> definition.getName().equals(reference.getName()))
                .findFirst()
                .map(definition -> definition.getDefaultValue())
                .orElse(null);
    }

    private static long plus(long a, long b) {
        return a + b < 0 ? Long.MAX_VALUE : a + b;
    }

    private static long times(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
}
