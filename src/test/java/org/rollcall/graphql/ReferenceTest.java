package org.rollcall.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private static final Path FILE = Path.of("graphql-schema/REFERENCE.md");
    private static final String REFRESH = "./mvnw test -Dtest=SchemaTest,ReferenceTest -Drollcall.schema.update=true";

    @Test
    void theReferenceIsThatOfTheSchema() throws IOException {
        String reference = Reference.of(Files.readString(Path.of("graphql-schema/schema.graphql")));
        if (Boolean.getBoolean("rollcall.schema.update")) {
            Files.writeString(FILE, reference);
        }

        assertThat(FILE).as("Refresh the file with: %s", REFRESH).hasContent(reference);
    }

    @Test
    void argumentsDefaultsDeprecationsAndWaysBetweenTypesAreTold() {
        String page = Reference.of("""
                type Query {
                  "Things."
                  things("How many." first: Int = 50, order: Order!): [Thing!]!
                }
                interface Named { name: String! }
                "A thing."
                type Thing implements Named {
                  name: String!
                  "Old."
                  title: String @deprecated(reason: "Ask for `name`.")
                }
                enum Order { "By | name." NAME }
                """);

        assertThat(page)
                .contains("**Query**: [things](#querythings)")
                .contains("### `Query.things`\\n\\nThings.\\n\\nAnswers [[Thing](#thing)!]!.".replace("\\n", "\n"))
                .contains("| `first` | Int | `50` | How many. |", "| `order` | [Order](#order)! |  |  |")
                .contains("Implements [Named](#named).", "Implemented by [Thing](#thing).")
                .contains("| `title` | String | **Deprecated**: Ask for `name`. Old. |", "| `NAME` | By \\| name. |")
                .contains("Used by [things](#querythings).");
    }
}
