package com.firewalker.query.badges;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.badges.WalkerBadges.Day;
import com.firewalker.query.badges.WalkerBadges.Earned;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** domain-rules.md 6.4, 6.5. */
class WalkerBadgesTest {

    private static final LocalDate MAY_1 = LocalDate.of(2026, 5, 1);
    private final List<Day> facts = new ArrayList<>();

    @Test
    void grantsTheSevenDayBadgeForTheSeventhDay() {
        reach(1, 2, 3, 4, 5, 6);
        assertThat(words(fold(facts))).doesNotContain("streak-7");
        reach(7);
        assertThat(find(fold(facts), "streak-7")).isEqualTo(MAY_1.plusDays(6));
    }

    @Test
    void onlyMarksABadgeThatACorrectionTookTheGroundFrom() {
        reach(1, 2, 3, 4, 5, 6, 7);
        day(3, 100, false);
        assertThat(one(fold(facts), "streak-7").corrected()).isTrue();
        assertThat(find(fold(facts), "streak-7")).isEqualTo(MAY_1.plusDays(6));
        reach(3);
        assertThat(one(fold(facts), "streak-7").corrected()).isFalse();
    }

    @Test
    void letsLateDataHealAStreak() {
        reach(1, 2, 4, 5, 6, 7);
        reach(3);
        assertThat(find(fold(facts), "streak-7")).isEqualTo(MAY_1.plusDays(6));
    }

    @Test
    void grantsADaysBadgeAtItsLimit() {
        day(1, 9_999, false);
        assertThat(words(fold(facts))).isEmpty();
        day(1, 10_000, false);
        assertThat(find(fold(facts), "day-10000")).isEqualTo(MAY_1);
        day(1, 5_000, false);
        day(2, 12_000, false);
        assertThat(one(fold(facts), "day-10000").corrected()).isTrue();
    }

    @Test
    void addsUpALifetimeOfAbsoluteDays() {
        day(1, 60_000, false);
        day(1, 50_000, false);
        day(2, 49_999, false);
        assertThat(words(fold(facts))).doesNotContain("lifetime-100000");
        day(3, 1, false);
        assertThat(find(fold(facts), "lifetime-100000")).isEqualTo(MAY_1.plusDays(2));
    }

    @Test
    void sameBadgesHoweverTheFactsAreCutAndHoweverOften() {
        var random = new Random(6);
        for (int fact = 0; fact < 300; fact++) {
            day(1 + random.nextInt(40), random.nextInt(30_000), random.nextInt(10) > 0);
        }
        Set<Earned> expected = new HashSet<>(fold(facts).judged());
        assertThat(expected).isNotEmpty();
        for (int round = 0; round < 50; round++) {
            assertThat(inPieces(random)).isEqualTo(expected);
        }
    }

    @Test
    void nothingIsWrittenAgainThatNoFactHasChanged() {
        day(1, 60_000, false);
        WalkerBadges book = fold(facts);
        assertThat(book.judged()).isNotEmpty();

        WalkerBadges next = open(book.lifetime(), book.position(), List.copyOf(book.judged()), Map.of());
        next.fold(new Day(MAY_1.plusDays(1), 100, false, 2));
        assertThat(next.judged()).isEmpty();
    }

    /** Every piece is folded onto what the pieces before it have written; some come twice. */
    private Set<Earned> inPieces(Random random) {
        var days = new HashMap<LocalDate, Day>();
        var written = new HashMap<Badge, Earned>();
        WalkerBadges book = open(0, 0, List.of(), days);
        for (int from = 0; from < facts.size(); ) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(40));
            book = open(book.lifetime(), book.position(), List.copyOf(written.values()), days);
            facts.subList(Math.max(0, from - random.nextInt(10)), to).forEach(book::fold);
            book.changed().forEach(day -> days.put(day.date(), day));
            book.judged().forEach(one -> written.put(one.badge(), one));
            from = to;
        }
        return new HashSet<>(written.values());
    }

    private static WalkerBadges fold(List<Day> facts) {
        WalkerBadges book = open(0, 0, List.of(), Map.of());
        facts.forEach(book::fold);
        return book;
    }

    private static WalkerBadges open(long lifetime, long position, List<Earned> earned, Map<LocalDate, Day> days) {
        return new WalkerBadges(lifetime, position, earned, days::get, () -> {
            var marks = new TreeMap<LocalDate, Boolean>();
            days.values().forEach(day -> marks.put(day.date(), day.reached()));
            return marks;
        });
    }

    private void reach(int... mays) {
        for (int may : mays) {
            day(may, 8_000, true);
        }
    }

    private void day(int may, int total, boolean reached) {
        facts.add(new Day(MAY_1.plusDays(may - 1), total, reached, facts.size() + 1));
    }

    private static List<String> words(WalkerBadges book) {
        return book.judged().stream().map(one -> one.badge().word()).toList();
    }

    private static LocalDate find(WalkerBadges book, String word) {
        return one(book, word).earnedFor();
    }

    private static Earned one(WalkerBadges book, String word) {
        return book.judged().stream()
                .filter(one -> one.badge().word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
