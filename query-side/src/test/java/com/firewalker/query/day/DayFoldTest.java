package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.erased;
import static com.firewalker.query.testing.Events.goalFrom;
import static com.firewalker.query.testing.Events.lost;
import static com.firewalker.query.testing.Events.moved;
import static com.firewalker.query.testing.Events.reached;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.stated;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.Visibility;
import com.firewalker.query.day.settings.ZoneTimeline;
import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.query.view.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Facts in, rows out. */
class DayFoldTest {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

    private static final List<Fact> FACTS = facts(
            registered("anna", Visibility.VISIBILITY_PUBLIC),
            steps("anna", MAY_4, 5_000),
            steps("anna", MAY_4, 8_200),
            reached("anna", MAY_4, 8_200),
            goalFrom("anna", MAY_4.plusDays(1), 9_000),
            steps("anna", MAY_4, 7_900),
            lost("anna", MAY_4, 7_900),
            moved("anna", "Asia/Seoul", START),
            stated("anna", START.plusSeconds(7_200), "+05:45"),
            steps("anna", MAY_4, 8_100),
            reached("anna", MAY_4, 8_100),
            steps("anna", MAY_4.plusDays(1), 40),
            goalFrom("anna", MAY_4.plusDays(1), 9_500));

    @Test
    void keepsTheLastResultAndTheLastVerdict() {
        DayRow day = fold(FACTS).days().stream()
                .filter(row -> row.date().equals(MAY_4))
                .findFirst()
                .orElseThrow();

        assertThat(day.result().total()).isEqualTo(8_100);
        assertThat(day.result().position()).isEqualTo(10);
        assertThat(day.verdict().reachedAt()).isEqualTo(START.plusSeconds(11));
    }

    /** domain-rules.md 6.6 */
    @Test
    void saysThatADayHasNoDataOnceItsSamplesAreAllDeleted() {
        DayResult deleted = result(0, 0, 0).toBuilder().setLiveSamples(0).build();
        DayResult living = result(0, 0, 0).toBuilder().setLiveSamples(1).build();
        assertThat(hasData(steps("anna", MAY_4, 5_000))).isTrue();
        assertThat(hasData(steps("anna", MAY_4, living))).isTrue();
        assertThat(hasData(steps("anna", MAY_4, deleted))).isFalse();
    }

    private static boolean hasData(Entry entry) {
        return fold(facts(entry)).days().iterator().next().result().hasData();
    }

    @Test
    void comesToTheSameRowsHoweverOftenAndInWhicheverOrderFactsCome() {
        List<Set<?>> expected = all(fold(FACTS));
        for (int seed = 0; seed < 500; seed++) {
            List<Fact> shuffled = new ArrayList<>(FACTS);
            var random = new Random(seed);
            FACTS.stream().filter(fact -> random.nextBoolean()).forEach(shuffled::add);
            Collections.shuffle(shuffled, random);
            assertThat(all(fold(shuffled))).as("seed %d", seed).isEqualTo(expected);
        }
    }

    /** domain-rules.md 3.2: a statement replaces every entry but the registration's, whatever comes to the view first. */
    @Test
    void takesAStatedHistoryInPlaceOfTheEntriesBefore() {
        Instant later = START.plusSeconds(7_200);
        List<ZoneTimeline.Entry> rows = fold(FACTS).zones().stream()
                .map(row -> new ZoneTimeline.Entry(row.fromMillis(), ZoneId.of(row.zone()), row.position()))
                .toList();
        ZoneTimeline zones = ZoneTimeline.of(rows);

        assertThat(zones.at(later.minusMillis(1))).isEqualTo(ZoneId.of("UTC"));
        assertThat(zones.at(later)).isEqualTo(ZoneId.of("+05:45"));
        assertThat(zones.zones()).hasSize(2);
    }

    @Test
    void forgetsWhoeverIsErased() {
        List<Fact> facts = new ArrayList<>(FACTS);
        facts.add(fact(20, erased("anna")));
        DayRows rows = fold(facts);

        rows.forget(rows.erased().keySet());

        assertThat(rows.days()).isEmpty();
        assertThat(rows.goals()).isEmpty();
        assertThat(rows.zones()).isEmpty();
    }

    private static DayRows fold(List<Fact> facts) {
        var rows = new DayRows();
        facts.forEach(fact -> DayFold.fold(rows, fact));
        return rows;
    }

    private static List<Set<?>> all(DayRows rows) {
        return List.of(Set.copyOf(rows.days()), Set.copyOf(rows.goals()), Set.copyOf(rows.zones()));
    }

    private static List<Fact> facts(Entry... entries) {
        var facts = new ArrayList<Fact>();
        for (Entry entry : entries) {
            facts.add(fact(facts.size() + 1, entry));
        }
        return facts;
    }

    private static Fact fact(long position, Entry entry) {
        return new Fact(position, START.plusSeconds(position), entry.event());
    }
}
