package org.rollcall.endpoint;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large a document is once its fragments are spread, found in one pass over the document as it is written: fragments
 * that spread fragments grow exponentially, so each is measured once. Comes before the validation, which takes longer the
 * more there is to compare.
 */
final class DocumentSize {

    /**
     * Of a selection.
     *
     * @param fields fields, with those of fragments; at most {@link Long#MAX_VALUE}
     * @param depth levels of fields
     */
    record Size(long fields, int depth) {

        private static final Size NONE = new Size(0, 0);

        private Size plus(Size other) {
            long sum = fields + other.fields;
            return new Size(sum < 0 ? Long.MAX_VALUE : sum, Math.max(depth, other.depth));
        }
    }

    /** Digits in a row, in numbers as well as in texts: long numbers take the parser time that grows with their square. */
    private static final int DIGITS = 400;

    private final EndpointConfig.DocumentLimits limits;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Size> measured = new HashMap<>();
    private int aliases;
    private int directives;

    private DocumentSize(EndpointConfig.DocumentLimits limits) {
        this.limits = limits;
    }

    /**
     * Refuses a document of which something is too much.
     *
     * @throws Refusal that names the limit
     */
    static void check(Document document, EndpointConfig.DocumentLimits limits) {
        new DocumentSize(limits).check(document);
    }

    /**
     * Refuses a text that would take long to read.
     *
     * @throws Refusal that names the limit
     */
    static void check(String text) {
        int row = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            row = character >= '0' && character <= '9' ? row + 1 : 0;
            if (row > DIGITS) {
                throw Refusal.limit(
                        "digits",
                        DIGITS,
                        null,
                        "The document has more than " + DIGITS + " digits in a row; put data into variables.");
            }
        }
    }

    private void check(Document document) {
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof FragmentDefinition fragment) {
                fragments.put(fragment.getName(), fragment);
            }
        }
        refuse("fragments", limits.fragments(), fragments.size());
        for (Definition<?> definition : document.getDefinitions()) {
            if (definition instanceof FragmentDefinition fragment) {
                directives += fragment.getDirectives().size();
                ofFragment(fragment.getName());
            } else if (definition instanceof OperationDefinition operation) {
                directives += operation.getDirectives().size();
                check(operation);
            }
        }
        refuse("aliases", limits.aliases(), aliases);
        refuse("directives", limits.directives(), directives);
    }

    private void check(OperationDefinition operation) {
        Size size = of(operation.getSelectionSet());
        refuse("fields", limits.fields(), size.fields());
        refuse("depth", limits.depth(), size.depth());
        long root = operation.getSelectionSet().getSelections().size();
        if (operation.getOperation() == OperationDefinition.Operation.MUTATION) {
            refuse("mutations", limits.mutations(), root);
        }
        refuse("rootFields", limits.rootFields(), root);
    }

    private Size of(@Nullable SelectionSet selections) {
        Size size = Size.NONE;
        if (selections != null) {
            for (Selection<?> selection : selections.getSelections()) {
                size = size.plus(of(selection));
            }
        }
        return size;
    }

    private Size of(Selection<?> selection) {
        if (selection instanceof Field field) {
            aliases += field.getAlias() == null ? 0 : 1;
            directives += field.getDirectives().size();
            Size below = of(field.getSelectionSet());
            return new Size(below.fields == Long.MAX_VALUE ? below.fields : below.fields + 1, below.depth + 1);
        }
        if (selection instanceof InlineFragment inline) {
            directives += inline.getDirectives().size();
            return of(inline.getSelectionSet());
        }
        if (selection instanceof FragmentSpread spread) {
            directives += spread.getDirectives().size();
            return ofFragment(spread.getName());
        }
        return Size.NONE;
    }

    /** One that spreads itself counts nothing here; the validation refuses it. */
    private Size ofFragment(String name) {
        Size known = measured.get(name);
        FragmentDefinition fragment = fragments.get(name);
        if (known != null || fragment == null) {
            return known == null ? Size.NONE : known;
        }
        measured.put(name, Size.NONE);
        Size size = of(fragment.getSelectionSet());
        measured.put(name, size);
        return size;
    }

    private static void refuse(String limit, long maximum, long asked) {
        if (asked > maximum) {
            throw Refusal.limit(
                    limit,
                    maximum,
                    asked,
                    "The document has more " + words(limit) + " than are allowed: " + asked + ", at most " + maximum
                            + "; ask in several requests.");
        }
    }

    private static String words(String limit) {
        return switch (limit) {
            case "depth" -> "levels";
            case "rootFields" -> "root fields";
            default -> limit;
        };
    }
}
