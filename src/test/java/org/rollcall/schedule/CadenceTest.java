package org.rollcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.schedule.Cadence.Daily;
import org.rollcall.schedule.Cadence.Every;

class CadenceTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "08:30, 2026-11-24T07:29:59Z, 2026-11-24T07:30:00Z",
        "08:30, 2026-11-24T07:30:00Z, 2026-11-25T07:30:00Z",
        // The clocks are put forward at 02:00 on the 28th: half past two is not there, three is next.
        "02:30, 2027-03-27T12:00:00Z, 2027-03-28T01:00:00Z",
        "02:30, 2027-03-28T01:00:00Z, 2027-03-29T00:30:00Z",
        // They are put back at 03:00 on the 31st: half past two is there twice, the first one counts.
        "02:30, 2027-10-30T12:00:00Z, 2027-10-31T00:30:00Z",
        "02:30, 2027-10-31T00:30:00Z, 2027-11-01T01:30:00Z",
        "02:30, 2027-10-31T01:00:00Z, 2027-11-01T01:30:00Z",
        // A leap day is a day.
        "00:00, 2028-02-28T12:00:00Z, 2028-02-28T23:00:00Z",
        "00:00, 2028-02-28T23:00:00Z, 2028-02-29T23:00:00Z",
    })
    void aDailyTimeIsTheAssociations(LocalTime time, Instant moment, Instant next) {
        assertThat(new Daily(time).after(moment, BERLIN)).isEqualTo(next);
    }

    @Test
    void everyDayOfTenYearsHasItsTimeOnceInEveryZone() {
        for (String zone :
                List.of("Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "America/Havana", "UTC")) {
            for (LocalTime time : List.of(LocalTime.MIDNIGHT, LocalTime.of(0, 30), LocalTime.of(2, 30))) {
                List<LocalDate> days = days(new Daily(time), ZoneId.of(zone));

                assertThat(days)
                        .as("%s at %s", zone, time)
                        .isEqualTo(Stream.iterate(days.get(0), day -> day.plusDays(1))
                                .limit(days.size())
                                .toList());
            }
        }
    }

    private static List<LocalDate> days(Daily daily, ZoneId zone) {
        List<LocalDate> days = new ArrayList<>();
        Instant moment = Instant.parse("2026-06-01T00:00:00Z");
        for (int i = 0; i < 3_653; i++) {
            moment = daily.after(moment, zone);
            days.add(LocalDate.ofInstant(moment, zone));
        }
        return days;
    }

    @Test
    void anIntervalCountsFromTheMoment() {
        Every quarter = new Every(Duration.ofMinutes(15));

        assertThat(quarter.after(Instant.parse("2027-03-28T00:59:00Z"), BERLIN))
                .isEqualTo(Instant.parse("2027-03-28T01:14:00Z"));
        assertThatThrownBy(() -> new Every(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
