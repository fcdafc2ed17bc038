package org.rollcall.endpoint;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ParseAndValidate;
import graphql.execution.UnknownOperationException;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.NodeUtil;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.access.Declarations;

/** Reads documents: what it refuses, it refuses by name, and what it has read once it knows. */
@ApplicationScoped
class Documents {

    /** A document's characters count; these are some thousand operations. */
    private static final long REMEMBERED_CHARACTERS = 2_000_000;

    /**
     * An operation of a valid document.
     *
     * @param cost points that it may take
     * @param needed what whoever asks must be allowed
     */
    record Checked(OperationDefinition.Operation kind, long cost, Entitlement.Needed needed) {}

    private sealed interface Verdict {
        record Valid(Document document) implements Verdict {}

        record Refused(Refusal refusal) implements Verdict {}
    }

    private final GraphQLSchema schema;
    private final EndpointConfig.DocumentLimits limits;
    private final ParserLimits parserLimits;
    private final Declarations declarations;
    private final Cache<String, Verdict> verdicts = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_CHARACTERS)
            .<String, Verdict>weigher((query, verdict) -> query.length() + 100)
            .build();

    Documents(GraphQLSchema schema, EndpointConfig config, ParserLimits parserLimits, Declarations declarations) {
        this.schema = schema;
        this.declarations = declarations;
        this.limits = config.limits();
        this.parserLimits = parserLimits;
    }

    /**
     * The operation that a request means.
     *
     * @throws Refusal when the document is not acceptable, has not that operation, or it costs too much
     */
    Checked check(GraphqlRequest request) {
        Document document = document(request.query());
        OperationDefinition operation = operation(document, request.operationName());
        Map<String, FragmentDefinition> fragments = NodeUtil.getFragmentsByName(document);
        long cost = Cost.of(schema, fragments, operation, request.variables());
        if (cost > limits.cost()) {
            throw Refusal.limit(
                    "cost",
                    limits.cost(),
                    cost,
                    "The operation may return " + cost + " objects, at most " + limits.cost()
                            + " are allowed; ask for smaller pages.");
        }
        return new Checked(operation.getOperation(), cost, Entitlement.of(schema, fragments, operation, declarations));
    }

    private Document document(String query) {
        Verdict verdict = verdicts.getIfPresent(query);
        if (verdict == null) {
            verdict = judge(query);
            verdicts.put(query, verdict);
        }
        return switch (verdict) {
            case Verdict.Valid valid -> valid.document();
            case Verdict.Refused refused -> throw refused.refusal();
        };
    }

    private Verdict judge(String query) {
        try {
            DocumentSize.check(query);
            Document document = Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(query)
                    .parserOptions(parserLimits.options())
                    .locale(Locale.ENGLISH)
                    .build());
            DocumentSize.check(document, limits);
            List<ValidationError> errors = ParseAndValidate.validate(schema, document, Locale.ENGLISH);
            return errors.isEmpty()
                    ? new Verdict.Valid(document)
                    : new Verdict.Refused(Refusal.ofDocument(Answers.errors(errors)));
        } catch (InvalidSyntaxException e) {
            return new Verdict.Refused(unreadable(e));
        } catch (Refusal refusal) {
            return new Verdict.Refused(refusal);
        }
    }

    private Refusal unreadable(InvalidSyntaxException error) {
        if (error instanceof ParseCancelledTooManyCharsException) {
            return tooLong("characters", limits.characters());
        }
        if (error instanceof ParseCancelledTooDeepException) {
            return tooLong("depth", limits.depth());
        }
        if (error instanceof ParseCancelledException) {
            return tooLong("tokens", limits.tokens());
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("message", Answers.shortened(String.valueOf(error.getMessage())));
        if (error.getLocation() != null) {
            told.put(
                    "locations",
                    List.of(Map.of(
                            "line", error.getLocation().getLine(),
                            "column", error.getLocation().getColumn())));
        }
        told.put("extensions", Map.of("code", "GRAPHQL_PARSE_FAILED"));
        return Refusal.ofDocument(List.of(told));
    }

    private static Refusal tooLong(String limit, int maximum) {
        String words = limit.equals("depth") ? "levels" : limit;
        return Refusal.limit(
                limit,
                maximum,
                null,
                "The document has more " + words + " than are allowed, at most " + maximum
                        + "; put data into variables, and ask in several requests.");
    }

    private static OperationDefinition operation(Document document, @Nullable String name) {
        try {
            return NodeUtil.getOperation(document, name).operationDefinition;
        } catch (UnknownOperationException e) {
            throw Refusal.badRequest(
                    name == null
                            ? "The document has several operations; say by 'operationName' which one is meant."
                            : "'operationName' is '" + shortened(name)
                                    + "', and the document has no operation of that name.");
        }
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
