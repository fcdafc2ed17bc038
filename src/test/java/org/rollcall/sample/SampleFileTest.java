package org.rollcall.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleFileTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void theSameDayGivesTheSameFile() {
        assertThat(SampleFile.on(TODAY)).isEqualTo(SampleFile.on(TODAY));
    }

    @Test
    void aboutSixPercentOfTheRecordsShareAnAddress() {
        List<Entry> entries = Generator.entries(TODAY);
        Map<String, Long> byAddress = entries.stream()
                .map(entry -> entry.get("email").strip().toLowerCase(Locale.ROOT))
                .filter(address -> address.endsWith("@shared.test"))
                .collect(Collectors.groupingBy(address -> address, Collectors.counting()));

        assertThat(entries).hasSize(3_000);
        assertThat(byAddress.values()).allMatch(count -> count > 1);
        assertThat(byAddress.values().stream().mapToLong(count -> count).sum()).isBetween(150L, 210L);
    }

    @Test
    void companiesStandUpToFourDeep() {
        Map<String, Entry> byId =
                Generator.entries(TODAY).stream().collect(Collectors.toMap(Entry::id, entry -> entry));

        assertThat(byId.values().stream()
                        .filter(entry -> entry.get("kind").equals("COMPANY"))
                        .mapToInt(entry -> depth(entry, byId))
                        .max())
                .hasValue(4);
    }

    @Test
    void noAddressIsOfAPlaceWhereMailCouldArrive() {
        assertThat(Generator.entries(TODAY))
                .extracting(entry -> entry.get("email").strip().toLowerCase(Locale.ROOT))
                .allMatch(
                        email -> !email.contains("@") || email.endsWith(".test") || Words.NO_ADDRESSES.contains(email));
    }

    private static int depth(Entry entry, Map<String, Entry> byId) {
        Entry above = byId.get(entry.get("parent_external_id"));
        return above == null ? 1 : 1 + depth(above, byId);
    }
}
