package org.rollcall.provider.constantcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.provider.constantcontact.Plans.LIST;
import static org.rollcall.provider.constantcontact.Plans.OTHER_LIST;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.provider.constantcontact.Import.Row;

/** What a body has beyond 4 MB the provider drops without a word, so no import gets there. */
class ImportTest {

    private static final int FOUR_MEGABYTES = 4_000_000;
    private static final List<UUID> LISTS = List.of(LIST, OTHER_LIST);

    @Test
    void nothingToImportIsNoImport() {
        assertThat(Import.cut(LISTS, List.of())).isEmpty();
    }

    @Test
    void fortyThousandRowsAreOneImportAndOneMoreIsASecondOne() {
        var rows = rows(40_001, "");

        assertThat(Import.cut(LISTS, rows.subList(0, 40_000))).hasSize(1);
        assertThat(Import.cut(LISTS, rows))
                .extracting(each -> each.rows().size())
                .containsExactly(40_000, 1);
    }

    @Test
    void longRowsAreCutByTheirBytesWithAsManyRowsAsFit() {
        var rows = rows(9_000, "x".repeat(950));

        var imports = Import.cut(LISTS, rows);

        assertThat(imports).hasSize(3);
        assertThat(bytes(imports.get(0)) + rowBytes(rows.get(0))).isGreaterThan(3_800_000);
        assertThat(imports).allSatisfy(each -> assertThat(bytes(each)).isLessThan(FOUR_MEGABYTES));
    }

    /** 2.6 million characters of a Java text, 5.2 million bytes on the way. */
    @Test
    void charactersOfManyBytesCountAsTheirBytes() {
        var imports = Import.cut(LISTS, rows(1_300, "\uD83C\uDF3B".repeat(1_000)));

        assertThat(imports)
                .hasSize(2)
                .allSatisfy(each -> assertThat(bytes(each)).isLessThan(FOUR_MEGABYTES));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void nothingIsLostAndTheOrderIsKept(long seed) {
        var random = new Random(seed);
        var rows = IntStream.range(0, 5_000 + random.nextInt(5_000))
                .mapToObj(i -> row(i, "ä€\uD83C\uDF3B".repeat(random.nextInt(400))))
                .toList();

        var imports = Import.cut(LISTS, rows);

        List<Row> after = new ArrayList<>();
        imports.forEach(each -> IntStream.range(0, each.rows().size())
                .forEach(i ->
                        after.add(new Row(each.addresses().get(i), each.rows().get(i)))));
        assertThat(after).as("seed %d", seed).isEqualTo(rows);
        assertThat(imports).as("seed %d", seed).allSatisfy(each -> {
            assertThat(each.lists()).isEqualTo(LISTS);
            assertThat(bytes(each)).isLessThan(FOUR_MEGABYTES);
        });
    }

    @Test
    void theBodyIsJsonWithTheRowsAndTheProvidersIdsOfTheLists() throws IOException {
        var only = Import.cut(LISTS, rows(3, "\\\"quoted\\\"")).get(0);

        var body = ConstantContactAnswer.JSON.readTree(only.body(ImportTest::id));

        assertThat(body).isEqualTo(ConstantContactAnswer.JSON.readTree("""
                {"import_data": [{"email": "m0@rows.test", "first_name": "\\"quoted\\""},
                                 {"email": "m1@rows.test", "first_name": "\\"quoted\\""},
                                 {"email": "m2@rows.test", "first_name": "\\"quoted\\""}],
                 "list_ids": ["list-1", "list-2"]}
                """));
    }

    private static List<Row> rows(int count, String name) {
        return IntStream.range(0, count).mapToObj(i -> row(i, name)).toList();
    }

    private static Row row(int i, String name) {
        String address = "m" + i + "@rows.test";
        return new Row(address, "{\"email\":\"" + address + "\",\"first_name\":\"" + name + "\"}");
    }

    private static int bytes(Import rows) {
        return rows.body(ImportTest::id).getBytes(StandardCharsets.UTF_8).length;
    }

    private static int rowBytes(Row row) {
        return row.json().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String id(UUID list) {
        return "list-" + list.getLeastSignificantBits();
    }
}
