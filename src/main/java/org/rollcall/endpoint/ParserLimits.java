package org.rollcall.endpoint;

import graphql.parser.ParserOptions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** How long a document may be for the parser. The framework's setting {@code parser-max-tokens} does not reach operations. */
@ApplicationScoped
class ParserLimits {

    private final EndpointConfig.DocumentLimits limits;

    ParserLimits(EndpointConfig config) {
        this.limits = config.limits();
    }

    /** The framework parses once more, with the default options. */
    void set(@Observes StartupEvent start) {
        ParserOptions.setDefaultOperationParserOptions(options());
    }

    ParserOptions options() {
        return ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxTokens(limits.tokens())
                        .maxWhitespaceTokens(limits.characters())
                        .maxCharacters(limits.characters()));
    }
}
