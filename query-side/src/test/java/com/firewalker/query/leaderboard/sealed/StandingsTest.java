package com.firewalker.query.leaderboard.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.leaderboard.sealed.Standings.Entry;
import com.firewalker.query.leaderboard.sealed.Standings.Known;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on a board when it is sealed, and its hash (domain-rules.md 7.2-7.4, docs/sealing.md, I24). */
class StandingsTest {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final Span DAY = Period.DAY.around(MAY_4);
    private static final Span WEEK = Period.WEEK.around(MAY_4);

    /** Ex 7.3: +500 before the day's seal counts there; after it for the week alone, which is still open. */
    @Test
    void countsWhatStandsBeforeTheSeal() {
        var known = new Known();
        known.add(new DayScore("a", MAY_4, 4_000, 7, 10));
        known.add(new DayScore("a", MAY_4, 4_500, 8, 20));
        known.add(new Seen("a", BoardVisibility.PUBLIC, 1));

        assertThat(known.at(new Seal(DAY, 21, 1))).containsExactly(new Entry("a", 4_500, 8, true));
        assertThat(known.at(new Seal(DAY, 20, 1))).containsExactly(new Entry("a", 4_000, 7, true));
        assertThat(known.at(new Seal(DAY, 10, 1))).isEmpty();
        assertThat(known.at(new Seal(WEEK, 30, 1))).containsExactly(new Entry("a", 4_500, 8, true));
    }

    /** 7.4: who hides later stays listed, who shows later stays unlisted. */
    @Test
    void listsWhoWasSeenByAllThen() {
        var known = new Known();
        known.add(new DayScore("a", MAY_4, 4_000, 7, 10));
        known.add(new Seen("a", BoardVisibility.PUBLIC, 1));
        known.add(new Seen("a", BoardVisibility.PRIVATE, 30));
        known.add(new DayScore("b", MAY_4, 3_000, 7, 11));
        known.add(new Seen("b", BoardVisibility.FRIENDS, 2));
        known.add(new Seen("b", BoardVisibility.PUBLIC, 31));

        assertThat(known.at(new Seal(DAY, 20, 1)))
                .containsExactlyInAnyOrder(new Entry("a", 4_000, 7, true), new Entry("b", 3_000, 7, false));
    }

    /** 7.4 and docs/sealing.md: computed with another program. */
    @Test
    void hashesPeriodMembersScoresAndLastSlots() {
        String member = SealHash.member("global/day/2026-05-04", "w1");
        assertThat(member).isEqualTo("35093de1faba6c6ebcf2797d539a7267");
        assertThat(new SealHash("global/day/2026-05-04")
                        .add(member, 12_000, 1_975_431)
                        .hex())
                .isEqualTo("882c5f1d58012ec2a1f54ee6d9833a3be6f3e4c29f6c8bc41781503dccdfcaf4");
        assertThat(SealHash.member("global/day/2026-05-05", "w1")).isNotEqualTo(member);
    }

    /** Any order, repetition and cutting of day facts and visibilities around seals: the same entries and hashes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void comesToTheSameEntriesAndHashesInAnyOrder(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 500; run++) {
            List<Object> facts = story(random);
            List<Seal> seals = List.of(
                    new Seal(DAY, 2L * random.nextInt(20) + 1, 1), new Seal(WEEK, 2L * random.nextInt(20) + 1, 1));
            List<Object> bad = new ArrayList<>(facts);
            bad.addAll(facts.subList(0, random.nextInt(facts.size())));
            Collections.shuffle(bad, random);

            Known whole = known(facts);
            Known kept = known(kept(bad, seals, random));

            for (Seal seal : seals) {
                assertThat(sorted(kept.at(seal)))
                        .as("seed %d, run %d, %s", seed, run, seal)
                        .isEqualTo(sorted(whole.at(seal)));
                assertThat(hash(kept, seal)).isEqualTo(hash(whole, seal));
            }
        }
    }

    /** Twenty facts at even positions: what three walkers walked on three dates, and who sees them. */
    private static List<Object> story(Random random) {
        List<Object> facts = new ArrayList<>();
        for (long position = 2; position <= 40; position += 2) {
            String walker = "w" + random.nextInt(3);
            facts.add(
                    random.nextInt(4) == 0
                            ? new Seen(walker, BoardVisibility.of(1 + random.nextInt(3)), position)
                            : new DayScore(
                                    walker,
                                    MAY_4.plusDays(random.nextInt(3)),
                                    random.nextInt(3) * 1_000L,
                                    random.nextInt(96),
                                    position));
        }
        return facts;
    }

    /** What tables hold after batches of any size: the newest of each, and of what it replaced what seals ask for. */
    private static List<Object> kept(List<Object> facts, List<Seal> seals, Random random) {
        Map<Object, NavigableMap<Long, Object>> rows = new HashMap<>();
        Seals all = Seals.of(seals);
        for (int from = 0; from < facts.size(); ) {
            int to = Math.min(facts.size(), from + 1 + random.nextInt(5));
            facts.subList(from, to)
                    .forEach(fact -> rows.computeIfAbsent(key(fact), key -> new TreeMap<>())
                            .put(position(fact), fact));
            rows.values().forEach(versions -> {
                Object newest = versions.lastEntry().getValue();
                List<Object> past =
                        Versions.past(versions, newest instanceof DayScore day ? all.of(day.date()) : all.positions());
                versions.values().removeIf(fact -> fact != newest && !past.contains(fact));
            });
            from = to;
        }
        return rows.values().stream()
                .flatMap(versions -> versions.values().stream())
                .toList();
    }

    private static Object key(Object fact) {
        return fact instanceof DayScore day ? day.walkerId() + day.date() : ((Seen) fact).walkerId();
    }

    private static long position(Object fact) {
        return fact instanceof DayScore day ? day.position() : ((Seen) fact).position();
    }

    private static Known known(List<Object> facts) {
        var known = new Known();
        for (Object fact : facts) {
            if (fact instanceof DayScore day) {
                known.add(day);
            } else {
                known.add((Seen) fact);
            }
        }
        return known;
    }

    private static List<Entry> sorted(List<Entry> entries) {
        return entries.stream().sorted(Comparator.comparing(Entry::walkerId)).toList();
    }

    private static String hash(Known known, Seal seal) {
        var hash = new SealHash(Seal.board(seal.span()));
        sorted(known.at(seal)).stream()
                .filter(Entry::listed)
                .forEach(entry -> hash.add(entry.walkerId(), entry.score(), entry.slot()));
        return hash.hex();
    }
}
