package org.rollcall.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.rollcall.TestDatabase;

/** Names and ids stand in the same order here and in the database, equal ones included. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class AlphabetTest {

    private static final int NAMES = 2_000;
    private static final List<String> PARTS = List.of(
            "a", "A", "á", "Ä", "å", "æ", "b", "B", "c", "ç", "Č", "d", "Đ", "e", "é", "E", "ı", "İ", "i", "l", "ł",
            "n", "ñ", "o", "Ø", "ö", "œ", "s", "ß", "ss", "ẞ", "š", "u", "ü", "z", "Ž", "mc", "Mac", "van ", "de ", " ",
            "-", "'", "’", "‘", "”", ".", ",", "&", "0", "7", "10", "2", "Ω", "ω", "Ж", "ж", "я", "ש", "م", "あ", "ア",
            "田", "中", "한", "e\u0301", "🙂");

    @Inject
    Pool pool;

    @Test
    void namesAreOrderedAsByTheDatabase() {
        var random = new Random(7);
        var claims = IntStream.range(0, NAMES)
                .mapToObj(i -> new Claim(
                        new UUID(0, i),
                        MemberKind.PERSON,
                        name(random),
                        name(random),
                        false,
                        false,
                        false,
                        false,
                        List.of(),
                        false))
                .toList();

        var there = orderedByDatabase(claims);

        var here = claims.stream().sorted(new Alphabet()).toList();
        // One by one, so that a failure shows two names and not two thousand.
        for (int i = 0; i < NAMES; i++) {
            assertThat(here.get(i)).as("place %d", i).isEqualTo(there.get(i));
        }
    }

    @Test
    void idsAreOrderedAsByTheDatabase() {
        var random = new Random(7);
        var ids = new UUID[NAMES];
        Arrays.setAll(ids, i -> new UUID(random.nextLong() << random.nextInt(60), random.nextLong()));

        var there = pool.preparedQuery("SELECT id FROM unnest($1::uuid[]) AS given (id) ORDER BY id")
                .execute(Tuple.of(ids))
                .await()
                .indefinitely();

        var here = Arrays.stream(ids).sorted(new StableId()).toList();
        assertThat(here)
                .containsExactlyElementsOf(StreamSupport.stream(there.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }

    /** Both sorts keep equal names in the given order, so that names are equal here if they are equal there. */
    private List<Claim> orderedByDatabase(List<Claim> claims) {
        var rows = pool.preparedQuery("""
                        SELECT place FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS given (last, first, place)
                        ORDER BY last COLLATE alphabet, first COLLATE alphabet, place""")
                .execute(Tuple.of(
                        claims.stream().map(Claim::lastName).toArray(String[]::new),
                        claims.stream().map(Claim::firstName).toArray(String[]::new)))
                .await()
                .indefinitely();
        var ordered = new ArrayList<Claim>();
        rows.forEach(row -> ordered.add(claims.get(row.getLong("place").intValue() - 1)));
        return ordered;
    }

    /** Short, so that many are equal or differ in little. */
    private static String name(Random random) {
        var name = new StringBuilder();
        for (int parts = random.nextInt(4); parts > 0; parts--) {
            name.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return name.toString();
    }
}
