package com.firewalker.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** domain-rules.md 3.2: recorded days never move, all others follow what an export says. */
class KeptDaysTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId SEOUL = ZoneOffset.ofHours(9);

    @Test
    void movesTheDaysAfterAKeptOne() {
        NavigableMap<Instant, ZoneId> wanted = changes("2026-05-04T20:00:00Z", SEOUL);
        assertThat(kept(changes()).with(wanted, Set.of(LocalDate.parse("2026-05-04"))))
                .isEqualTo(changes("2026-05-04T22:00:00Z", SEOUL));
    }

    /** 7 May is no slot longer or shorter: in Seoul's time it would begin seven hours before. */
    @Test
    void movesTheDaysAroundAKeptOne() {
        NavigableMap<Instant, ZoneId> wanted = changes("2026-05-05T20:00:00Z", SEOUL);
        NavigableMap<Instant, ZoneId> expected = changes("2026-05-05T20:00:00Z", SEOUL);
        expected.put(Instant.parse("2026-05-06T15:00:00Z"), BERLIN);
        expected.put(Instant.parse("2026-05-07T22:00:00Z"), SEOUL);
        assertThat(kept(changes()).with(wanted, Set.of(LocalDate.parse("2026-05-07"))))
                .isEqualTo(expected);
    }

    @Test
    void leavesWhatIsKnownOfTheTimeBeforeAndAfterTheExport() {
        NavigableMap<Instant, ZoneId> known = changes("2020-01-01T00:00:00Z", SEOUL);
        known.put(Instant.parse("2021-01-01T00:00:00Z"), BERLIN);
        Instant first = Instant.parse("2026-05-05T20:00:00Z");
        NavigableMap<Instant, ZoneId> expected = new TreeMap<>(known);
        expected.put(first, SEOUL);
        assertThat(kept(known).beside(changes("2026-05-05T20:00:00Z", SEOUL), first, first))
                .isEqualTo(expected);
        assertThat(kept(expected).beside(changes(), Instant.parse("2022-01-01T00:00:00Z"), first))
                .as("told of and found at home")
                .isEqualTo(known);
    }

    private static KeptDays kept(NavigableMap<Instant, ZoneId> known) {
        return new KeptDays(BERLIN, known);
    }

    private static NavigableMap<Instant, ZoneId> changes() {
        return new TreeMap<>();
    }

    private static NavigableMap<Instant, ZoneId> changes(String from, ZoneId zone) {
        return new TreeMap<>(Map.of(Instant.parse(from), zone));
    }
}
