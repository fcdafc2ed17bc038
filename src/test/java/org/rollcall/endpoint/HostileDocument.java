package org.rollcall.endpoint;

import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes documents that mean harm: each kind takes one thing too far, or breaks what was whole. */
final class HostileDocument {

    private final Random random;
    private final RandomQuery queries;

    HostileDocument(GraphQLSchema schema, long seed) {
        this.random = new Random(seed);
        this.queries = new RandomQuery(schema, seed, List.of("grp_x", "mbr_AZq3k0xydfq2oq1x9bMZsg"));
    }

    String next() {
        int n = 1 << random.nextInt(13);
        return switch (random.nextInt(16)) {
            case 0 -> broken(queries.next());
            case 1 -> queries.next();
            case 2 -> "{" + many(n, "a%d:members{totalCount}") + "}";
            case 3 -> "{members{nodes" + "{parent".repeat(n) + "{id}" + "}".repeat(n) + "}}";
            case 4 -> "{__typename" + " @skip(if:false)".repeat(n) + "}";
            case 5 -> "{" + " __typename".repeat(n) + "}";
            case 6 -> "query(" + many(n, "$a%d:Int") + "){__typename}";
            case 7 ->
                "{...f0}" + many(Math.min(n, 200), "fragment f%1$d on Query{...g%1$d ...g%1$d}")
                        + many(Math.min(n, 200), "fragment g%d on Query{__typename}");
            case 8 -> "{groups(first:" + "9".repeat(n * 10) + "){totalCount}}";
            case 9 -> "{groups(search:\"" + "%_\\\\".repeat(n) + "\"){totalCount}}";
            case 10 -> "{members(filter:" + "[".repeat(n) + "]".repeat(n) + "){totalCount}}";
            case 11 -> "{groups(filter:{ids:[" + many(n, "\"x%d\"") + "]}){totalCount}}";
            case 12 -> "mutation{" + many(n, "a%d:runScheduledJob(input:{name:\"no\"}){userErrors{code}}") + "}";
            case 13 -> "{" + many(Math.min(n, 400), "__type(name:\"Query\"){fields{type{fields{name}}}}") + "}";
            case 14 ->
                IntStream.range(0, n)
                        .mapToObj(i -> String.valueOf((char) random.nextInt(0x10000)))
                        .collect(Collectors.joining());
            default -> "{groups{nodes{" + many(n, "name:id") + "}}} #" + "\n".repeat(n * 4) + "\"\"\"" + "x".repeat(n);
        };
    }

    private String broken(String text) {
        StringBuilder broken = new StringBuilder(text);
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(3)) {
                case 0 -> broken.deleteCharAt(at);
                case 1 -> broken.insert(at, "{}()[]:\"$@.!".charAt(random.nextInt(12)));
                default -> broken.setCharAt(at, (char) random.nextInt(0x10000));
            }
        }
        return broken.toString();
    }

    private static String many(int count, String text) {
        return IntStream.range(0, count).mapToObj(text::formatted).collect(Collectors.joining(" "));
    }
}
