package org.rollcall.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The served schema keeps what the last release promised; {@link SchemaTest} holds the file to what is served. */
class SchemaContractTest {

    private static final Path FOLDER = Path.of("graphql-schema");

    private static final String RELEASED = """
            interface Shape { name: String! }
            type Query { circle(radius: Int): Circle  shapes(order: Order, only: Only): [Shape!]! }
            type Circle implements Shape { name: String!  size: Size! }
            type Square implements Shape { name: String!  corners: [String!] }
            type Line { length: Int! }
            union Drawn = Circle | Line
            enum Size { SMALL LARGE }
            enum Order { NAME SIZE }
            input Only { size: Size  round: Boolean }
            """;

    @Test
    void nothingThatWasReleasedIsBroken() throws IOException {
        List<String> broken = new SchemaContract(
                        Files.readString(FOLDER.resolve("released.graphql")),
                        Files.readString(FOLDER.resolve("schema.graphql")))
                .breakages();

        assertThat(broken).as("""
                        Clients of the released schema would break. Keep what is listed, mark it @Deprecated with what to ask for
                        instead, and add the new beside it; note it in graphql-schema/CHANGELOG.md. It can go when a release has
                        carried the mark for the time that the changelog promises, and released.graphql is replaced.""").isEmpty();
    }

    static Stream<Arguments> breaks() {
        return Stream.of(
                arguments("a field is removed", "size: Size!", "area: Int!", "size"),
                arguments(
                        "a field that only an implementation has is removed",
                        "corners: [String!]",
                        "x: Int",
                        "corners"),
                arguments("a field may be null now", "size: Size!", "size: Size", "size"),
                arguments("a field has another type", "corners: [String!]", "corners: [Int!]", "corners"),
                arguments("an argument is required now", "(radius: Int)", "(radius: Int!)", "radius"),
                arguments("an argument is removed", "(radius: Int)", "", "circle"),
                arguments("a required argument is added", "(radius: Int)", "(radius: Int, unit: Int!)", "unit"),
                arguments("an enum's value is removed", "SMALL LARGE", "LARGE", "SMALL"),
                arguments("a value that clients send is removed", "NAME SIZE", "NAME", "SIZE"),
                arguments("an input's field is removed", "round: Boolean", "", "round"),
                arguments("an input's field is required now", "round: Boolean", "round: Boolean!", "round"),
                arguments("an input gets a required field", "round: Boolean", "round: Boolean deep: Int!", "deep"),
                arguments("a type no longer implements its interface", "Square implements Shape", "Square", "Shape"),
                arguments("a union has lost a type", "Circle | Line", "Circle", "Line"),
                arguments("a type that only an interface leads to is renamed", "type Square", "type Box", "Square"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void theCheckRefuses(String what, String before, String after, String named) {
        String changed = RELEASED.replace(before, after);
        assertThat(changed).as("the change is made").isNotEqualTo(RELEASED);

        assertThat(new SchemaContract(RELEASED, changed).breakages())
                .as(what)
                .isNotEmpty()
                .anySatisfy(sentence -> assertThat(sentence).contains(named));
    }

    @Test
    void theCheckLetsAdditionsAndDeprecationsPass() {
        String grown =
                RELEASED.replace("size: Size!", "size: Size! @deprecated(reason: \"Ask for `area`.\")  area: Int!")
                                .replace("(radius: Int)", "(radius: Int, unit: Unit = METRE, exact: Boolean)")
                                .replace("SMALL LARGE", "SMALL MIDDLE LARGE")
                                .replace("round: Boolean", "round: Boolean  corners: Int")
                                .replace("corners: [String!]", "corners: [String!]!")
                        + "enum Unit { METRE } type Oval implements Shape { name: String! }";

        assertThat(new SchemaContract(RELEASED, grown).breakages()).isEmpty();
        assertThat(new SchemaContract(RELEASED, RELEASED).breakages()).isEmpty();
    }
}
