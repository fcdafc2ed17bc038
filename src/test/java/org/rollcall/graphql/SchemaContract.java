package org.rollcall.graphql;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.parser.MultiSourceReader;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a schema owes the clients of one that was released: whatever they ask today goes on being answered. */
final class SchemaContract {

    private static final Set<String> ROOTS = Set.of("Query", "Mutation", "Subscription");

    /** So that the comparison, which starts at the root types, comes to those that only implement something, too. */
    private static final String DOOR = "typeOf";

    private final Document released;
    private final Document served;

    SchemaContract(String released, String served) {
        this.released = parse(released);
        this.served = parse(served);
    }

    /** In a sentence each, what a client of the released schema would trip over; empty when nothing is broken. */
    List<String> breakages() {
        Set<String> known = names(released);
        var found = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(text(released, known), text(served, known)), found);
        return found.getBreakages().stream()
                .map(SchemaContract::sentence)
                .distinct()
                .toList();
    }

    private static String sentence(DiffEvent event) {
        String field = event.getFieldName() == null ? "" : "." + event.getFieldName();
        return (event.getTypeName() + field + ": " + event.getReasonMsg()).replace("Query." + DOOR, "type ");
    }

    private static Set<String> names(Document document) {
        return document.getDefinitionsOfType(TypeDefinition.class).stream()
                .filter(type -> type instanceof ObjectTypeDefinition
                        || type instanceof InterfaceTypeDefinition
                        || type instanceof UnionTypeDefinition)
                .map(type -> ((TypeDefinition<?>) type).getName())
                .filter(name -> !ROOTS.contains(name))
                .collect(Collectors.toSet());
    }

    /** The schema with a way from its query type to each of these types that it has. */
    private static String text(Document schema, Set<String> wanted) {
        List<FieldDefinition> doors = names(schema).stream()
                .filter(wanted::contains)
                .sorted()
                .map(name -> FieldDefinition.newFieldDefinition()
                        .name(DOOR + name)
                        .type(new TypeName(name))
                        .build())
                .toList();
        return AstPrinter.printAst(schema.transform(document -> document.definitions(schema.getDefinitions().stream()
                .map(definition -> definition instanceof ObjectTypeDefinition type
                                && type.getName().equals("Query")
                        ? type.transform(query -> doors.forEach(query::fieldDefinition))
                        : definition)
                .toList())));
    }

    private static Document parse(String sdl) {
        return Parser.parse(ParserEnvironment.newParserEnvironment()
                .document(MultiSourceReader.newMultiSourceReader()
                        .string(sdl, "schema")
                        .build())
                .parserOptions(ParserOptions.getDefaultSdlParserOptions())
                .build());
    }
}
