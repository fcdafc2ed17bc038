package org.rollcall.endpoint;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLImplementingType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Declarations;
import org.rollcall.access.Needs;
import org.rollcall.access.Permission;

/**
 * Finds what an operation needs: whatever any of its fields does, whether reached by an alias, a fragment or an interface, and
 * whether a directive leaves it out or not. A field of the operation itself that says nothing needs {@link Permission#ADMIN};
 * one below that says nothing is reached only through others.
 */
final class Entitlement {

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Declarations declarations;
    private final Set<String> spread = new HashSet<>();
    private final Set<Permission> permissions = EnumSet.noneOf(Permission.class);
    private boolean showsSecret;

    private Entitlement(GraphQLSchema schema, Map<String, FragmentDefinition> fragments, Declarations declarations) {
        this.schema = schema;
        this.fragments = fragments;
        this.declarations = declarations;
    }

    /**
     * What an operation of a valid document needs.
     *
     * @param permissions all of these
     * @param showsSecret whether its answer must be kept nowhere
     */
    record Needed(Set<Permission> permissions, boolean showsSecret) {}

    static Needed of(
            GraphQLSchema schema,
            Map<String, FragmentDefinition> fragments,
            OperationDefinition operation,
            Declarations declarations) {
        Entitlement entitlement = new Entitlement(schema, fragments, declarations);
        GraphQLObjectType root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        entitlement.add(operation.getSelectionSet(), root, true);
        return new Needed(Set.copyOf(entitlement.permissions), entitlement.showsSecret);
    }

    private void add(@Nullable SelectionSet selections, @Nullable GraphQLType parent, boolean root) {
        if (selections != null && parent != null) {
            for (Selection<?> selection : selections.getSelections()) {
                add(selection, parent, root);
            }
        }
    }

    private void add(Selection<?> selection, GraphQLType parent, boolean root) {
        if (selection instanceof Field field) {
            addField(field, parent, root);
        } else if (selection instanceof InlineFragment inline) {
            GraphQLType type = inline.getTypeCondition() == null
                    ? parent
                    : schema.getType(inline.getTypeCondition().getName());
            add(inline.getSelectionSet(), type, root);
        } else if (selection instanceof FragmentSpread named && spread.add(named.getName())) {
            FragmentDefinition fragment = fragments.get(named.getName());
            if (fragment != null) {
                String type = fragment.getTypeCondition().getName();
                add(fragment.getSelectionSet(), schema.getType(type), isRoot(type));
            }
        }
    }

    private boolean isRoot(String type) {
        return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .anyMatch(root -> root != null && root.getName().equals(type));
    }

    private void addField(Field field, GraphQLType parent, boolean root) {
        if (field.getName().startsWith("__")) {
            // What the schema is anybody may know who may read at all.
            permissions.add(Permission.READ);
            return;
        }
        Optional<Needs> said = declared(parent, field.getName());
        said.ifPresent(needs -> {
            permissions.add(needs.value());
            showsSecret |= needs.showsSecret();
        });
        if (root && said.isEmpty()) {
            permissions.add(Permission.ADMIN);
        }
        @Nullable
        GraphQLFieldDefinition definition =
                parent instanceof GraphQLFieldsContainer fields ? fields.getFieldDefinition(field.getName()) : null;
        if (definition != null) {
            add(field.getSelectionSet(), GraphQLTypeUtil.unwrapAll(definition.getType()), false);
        }
    }

    /** Of an object its interfaces may say it, and of an interface any of its objects. */
    private Optional<Needs> declared(GraphQLType parent, String field) {
        Stream<String> own = parent instanceof GraphQLNamedType named ? Stream.of(named.getName()) : Stream.of();
        Stream<String> above = parent instanceof GraphQLImplementingType implementing
                ? implementing.getInterfaces().stream().map(GraphQLNamedType::getName)
                : Stream.of();
        Stream<String> below = parent instanceof GraphQLInterfaceType type
                ? schema.getImplementations(type).stream().map(GraphQLNamedType::getName)
                : Stream.of();
        return Stream.of(own, above, below)
                .flatMap(names -> names)
                .flatMap(name -> declarations.of(name, field).stream())
                .findFirst();
    }
}
