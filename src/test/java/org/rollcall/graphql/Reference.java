package org.rollcall.graphql;

import static java.util.stream.Collectors.joining;

import graphql.language.AstPrinter;
import graphql.language.DescribedNode;
import graphql.language.Description;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.SchemaParser;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The schema as a page to read: by kinds, with links from each type to those that it is made of and that use it. */
final class Reference {

    private static final List<String> ROOTS = List.of("Query", "Mutation", "Subscription");

    private final List<TypeDefinition<?>> types;

    /** For each type the places that lead to it. */
    private final Map<String, TreeSet<String>> uses = new TreeMap<>();

    private final StringBuilder page = new StringBuilder();

    private Reference(List<TypeDefinition<?>> types) {
        this.types = types;
    }

    /** The page of a schema, in Markdown. */
    static String of(String sdl) {
        List<TypeDefinition<?>> types = new SchemaParser()
                .parse(sdl).types().values().stream()
                        .<TypeDefinition<?>>map(type -> type)
                        .sorted(Comparator.comparing(TypeDefinition::getName))
                        .toList();
        var reference = new Reference(types);
        reference.collectUses();
        return reference.write();
    }

    private String write() {
        line("# Reference of the GraphQL schema");
        line(
                "Made from [`schema.graphql`](schema.graphql), which is what the service serves; do not edit. `!` says that a value"
                        + " is always there, `[…]` that there are several. What a release promises is in [`CHANGELOG.md`](CHANGELOG.md).");
        contents();
        root("Query", "Queries");
        root("Mutation", "Mutations");
        root("Subscription", "Subscriptions");
        section("Objects", ObjectTypeDefinition.class, this::object);
        section("Interfaces", InterfaceTypeDefinition.class, this::contract);
        section("Unions", UnionTypeDefinition.class, union -> line("One of " + links(union.getMemberTypes()) + "."));
        section("Inputs", InputObjectTypeDefinition.class, input -> values("field", input.getInputValueDefinitions()));
        section("Enums", EnumTypeDefinition.class, this::choices);
        section("Scalars", ScalarTypeDefinition.class, scalar -> {});
        return page.toString().strip() + "\n";
    }

    private void contents() {
        for (String root : ROOTS) {
            fields(root)
                    .map(fields -> fields.stream()
                            .map(field -> "[" + field.getName() + "](#" + anchor(root, field.getName()) + ")")
                            .collect(joining(", ")))
                    .ifPresent(list -> line("**" + root + "**: " + list));
        }
        contents("Objects", ObjectTypeDefinition.class);
        contents("Interfaces", InterfaceTypeDefinition.class);
        contents("Unions", UnionTypeDefinition.class);
        contents("Inputs", InputObjectTypeDefinition.class);
        contents("Enums", EnumTypeDefinition.class);
        contents("Scalars", ScalarTypeDefinition.class);
    }

    private <T extends TypeDefinition<?>> void contents(String title, Class<T> kind) {
        List<String> links =
                ofKind(kind).stream().map(type -> link(type.getName())).toList();
        if (!links.isEmpty()) {
            line("**" + title + "**: " + String.join(", ", links));
        }
    }

    private void root(String name, String title) {
        fields(name).ifPresent(fields -> {
            line("## " + title);
            for (FieldDefinition field : fields) {
                line("### `" + name + "." + field.getName() + "`");
                line(told(field));
                line("Answers " + type(field.getType()) + ".");
                values("argument", field.getInputValueDefinitions());
            }
        });
    }

    private Optional<List<FieldDefinition>> fields(String root) {
        return types.stream()
                .filter(type -> type.getName().equals(root))
                .map(type -> ((ObjectTypeDefinition) type)
                        .getFieldDefinitions().stream()
                                .sorted(Comparator.comparing(FieldDefinition::getName))
                                .toList())
                .findFirst();
    }

    private <T extends TypeDefinition<?>> void section(String title, Class<T> kind, Consumer<T> body) {
        if (ofKind(kind).isEmpty()) {
            return;
        }
        line("## " + title);
        for (T type : ofKind(kind)) {
            line("### " + type.getName());
            line(told((DescribedNode<?>) type));
            body.accept(type);
            TreeSet<String> from = uses.getOrDefault(type.getName(), new TreeSet<>());
            if (!from.isEmpty()) {
                line("Used by " + String.join(", ", from) + ".");
            }
        }
    }

    private <T extends TypeDefinition<?>> List<T> ofKind(Class<T> kind) {
        return types.stream()
                .filter(kind::isInstance)
                .filter(type -> !ROOTS.contains(type.getName()))
                .map(kind::cast)
                .toList();
    }

    private void object(ObjectTypeDefinition type) {
        if (!type.getImplements().isEmpty()) {
            line("Implements " + links(type.getImplements()) + ".");
        }
        fields(type.getFieldDefinitions());
    }

    private void contract(InterfaceTypeDefinition type) {
        fields(type.getFieldDefinitions());
        String implementations = ofKind(ObjectTypeDefinition.class).stream()
                .filter(object -> object.getImplements().stream()
                        .anyMatch(one -> ((TypeName) one).getName().equals(type.getName())))
                .map(object -> link(object.getName()))
                .collect(joining(", "));
        line("Implemented by " + implementations + ".");
    }

    private void fields(List<FieldDefinition> fields) {
        page.append("| field | type | |\n|---|---|---|\n");
        for (FieldDefinition field : fields) {
            row("`" + field.getName() + "`" + arguments(field), type(field.getType()), told(field));
        }
        page.append('\n');
    }

    /** Arguments of a field below the root, each with its default, in brackets. */
    private String arguments(FieldDefinition field) {
        return field.getInputValueDefinitions().isEmpty()
                ? ""
                : field.getInputValueDefinitions().stream()
                        .map(one -> "`" + one.getName() + "`: " + type(one.getType())
                                + (one.getDefaultValue() == null
                                        ? ""
                                        : " = `" + AstPrinter.printAst(one.getDefaultValue()) + "`"))
                        .collect(joining(", ", " (", ")"));
    }

    private void values(String what, List<InputValueDefinition> values) {
        if (values.isEmpty()) {
            return;
        }
        page.append("| ").append(what).append(" | type | default | |\n|---|---|---|---|\n");
        for (InputValueDefinition value : values) {
            row(
                    "`" + value.getName() + "`",
                    type(value.getType()),
                    value.getDefaultValue() == null ? "" : "`" + AstPrinter.printAst(value.getDefaultValue()) + "`",
                    told(value));
        }
        page.append('\n');
    }

    private void choices(EnumTypeDefinition type) {
        page.append("| value | |\n|---|---|\n");
        type.getEnumValueDefinitions().forEach(value -> row("`" + value.getName() + "`", told(value)));
        page.append('\n');
    }

    private void collectUses() {
        for (TypeDefinition<?> type : types) {
            String name = type.getName();
            switch (type) {
                case ObjectTypeDefinition object -> object.getFieldDefinitions().forEach(field -> use(name, field));
                case InterfaceTypeDefinition contract ->
                    contract.getFieldDefinitions().forEach(field -> use(name, field));
                case InputObjectTypeDefinition input ->
                    input.getInputValueDefinitions().forEach(value -> use(value.getType(), link(name)));
                case UnionTypeDefinition union -> union.getMemberTypes().forEach(one -> use(one, link(name)));
                default -> {}
            }
        }
    }

    private void use(String type, FieldDefinition field) {
        String place =
                ROOTS.contains(type) ? "[" + field.getName() + "](#" + anchor(type, field.getName()) + ")" : link(type);
        use(field.getType(), place);
        field.getInputValueDefinitions().forEach(argument -> use(argument.getType(), place));
    }

    private void use(Type<?> used, String place) {
        uses.computeIfAbsent(named(used), name -> new TreeSet<>()).add(place);
    }

    private String type(Type<?> type) {
        return switch (type) {
            case NonNullType always -> type(always.getType()) + "!";
            case ListType several -> "[" + type(several.getType()) + "]";
            case TypeName name -> link(name.getName());
            default -> throw new IllegalArgumentException("no type: " + type);
        };
    }

    private static String named(Type<?> type) {
        return switch (type) {
            case NonNullType always -> named(always.getType());
            case ListType several -> named(several.getType());
            case TypeName name -> name.getName();
            default -> throw new IllegalArgumentException("no type: " + type);
        };
    }

    private String link(String type) {
        boolean here = types.stream().anyMatch(one -> one.getName().equals(type));
        return here ? "[" + type + "](#" + type.toLowerCase(Locale.ROOT) + ")" : type;
    }

    @SuppressWarnings("rawtypes")
    private String links(List<Type> named) {
        return named.stream().map(one -> link(named((Type<?>) one))).sorted().collect(joining(", "));
    }

    private static String anchor(String root, String field) {
        return (root + field).toLowerCase(Locale.ROOT);
    }

    /** The description, with what replaces it where it is deprecated. */
    private static String told(DescribedNode<?> node) {
        @Nullable Description description = node.getDescription();
        String text = description == null
                ? ""
                : description.getContent().strip().replaceAll("\\s+", " ").replace("|", "\\|");
        return node instanceof DirectivesContainer<?> marked && marked.hasDirective("deprecated")
                ? ("**Deprecated**: " + reason(marked) + " " + text).strip()
                : text;
    }

    private static String reason(DirectivesContainer<?> marked) {
        var reason = marked.getDirectives("deprecated").getFirst().getArgument("reason");
        return reason == null ? "" : ((StringValue) reason.getValue()).getValue();
    }

    private void row(String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void line(String text) {
        if (!text.isBlank()) {
            page.append(text).append("\n\n");
        }
    }
}
