package org.rollcall.graphql;

import graphql.parser.ParserOptions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * How long an operation may be. What is larger than any page needs costs time before anything of it is refused; data
 * goes into variables, which do not count. The setting {@code parser-max-tokens} does not reach operations.
 */
@ApplicationScoped
class ParserLimits {

    static final int MAX_TOKENS = 5_000;
    static final int MAX_CHARACTERS = 100_000;

    void set(@Observes StartupEvent start) {
        ParserOptions.setDefaultOperationParserOptions(ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(MAX_TOKENS)
                        .maxWhitespaceTokens(MAX_CHARACTERS)
                        .maxCharacters(MAX_CHARACTERS)));
    }
}
