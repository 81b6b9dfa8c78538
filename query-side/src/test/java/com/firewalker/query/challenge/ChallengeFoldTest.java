package com.firewalker.query.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.query.challenge.ChallengeReader.TeamSum;
import com.firewalker.query.challenge.GetChallenge.Explained;
import com.firewalker.query.challenge.Scoring.Score;
import com.firewalker.query.leaderboard.sealed.SealHash;
import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.query.view.Fact;
import com.google.protobuf.Message;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Thousands of stories through the folds alone, in any order, repeated, cut, forgotten in the middle and told anew:
 * scores, teams, explanations and hashes are those of {@link ChallengeModel} (domain-rules.md 8.9-8.14, I24). What
 * tables make of the order is ChallengeOrderIT's.
 */
class ChallengeFoldTest {

    private static final int CASES = 750;
    private static final String ID = "fold0";

    /** What has arrived, by stream and position, and what the view's registers make of it. */
    private static final class Arrived {

        private final Map<String, NavigableMap<Long, LedgerEvent>> streams = new TreeMap<>();
        private final Map<String, Long> erased = new HashMap<>();
        private ChallengeSettings settings = ChallengeSettings.getDefaultInstance();
        private long settingsAt;
        private LocalDate to = LocalDate.EPOCH;
        private long toAt;
        private long cancelledAt;
        private long sealedAt;

        void take(LedgerEvent event) {
            streams.computeIfAbsent(event.streamId(), any -> new TreeMap<>()).put(event.position(), event);
            Message payload = event.payload();
            if (payload instanceof ChallengeCreated created) {
                settings(created.getSettings(), event.position());
            } else if (payload instanceof ChallengeSettingsChanged changed) {
                settings(changed.getSettings(), event.position());
            } else if (payload instanceof ChallengeEndMoved moved) {
                to(moved.getTo(), event.position());
            } else if (payload instanceof ChallengeCancelled) {
                cancelledAt = event.position();
            } else if (payload instanceof ChallengeSealed) {
                sealedAt = event.position();
            } else if (payload instanceof WalkerErased gone) {
                erased.put(gone.getWalkerId(), event.position());
            }
        }

        private void settings(ChallengeSettings now, long position) {
            if (position > settingsAt) {
                settings = now;
                settingsAt = position;
            }
            to(now.getTo(), position);
        }

        private void to(int day, long position) {
            if (position > toAt) {
                to = LocalDate.ofEpochDay(day);
                toAt = position;
            }
        }

        Held held() {
            LocalDate from = LocalDate.ofEpochDay(settings.getFrom());
            return new Held(ID, settings, from, to, null, Instant.EPOCH, false, cancelledAt, sealedAt, 1, null);
        }

        /** The walkers who took part, each as the stream was before the seal. */
        Map<String, PastMember> members(Held held) {
            Map<String, PastMember> members = new TreeMap<>();
            streams.forEach((name, stream) -> {
                if (name.startsWith("membership/")) {
                    String walker = name.substring(name.lastIndexOf('/') + 1);
                    PastMember member = PastMember.of(
                            stream.headMap(held.lastPosition(), true).values());
                    Long erasedAt = erased.get(walker);
                    if (member.takesPart() && (erasedAt == null || erasedAt > held.lastPosition())) {
                        members.put(walker, member);
                    }
                }
            });
            return members;
        }

        List<Share> shares(Held held, String walker) {
            List<Share> shares = new ArrayList<>();
            for (LocalDate date = held.rules().firstSource();
                    !date.isAfter(held.rules().lastSource());
                    date = date.plusDays(1)) {
                List<Fact> facts = streams.getOrDefault("day/" + walker + "/" + date, new TreeMap<>()).values().stream()
                        .filter(event -> held.counts(event.position()))
                        .map(Fact::of)
                        .toList();
                shares.addAll(Shares.of(held.rules(), date, facts));
            }
            return shares;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void givesWhatTheRulesSayInAnyOrder(long seed) {
        int sealed = 0;
        for (int number = 0; number < CASES; number++) {
            long one = seed * 1_000_003 + number;
            List<LedgerEvent> story = story(one);
            ChallengeModel model = new ChallengeModel(ID);
            story.forEach(event -> model.read(event.payload()));

            check(model, arrived(story, new Random(one)), "seed " + one);
            sealed += model.isSealed() ? 1 : 0;
        }
        assertThat(sealed).isGreaterThan(CASES / 2);
    }

    private static void check(ChallengeModel model, Arrived arrived, String what) {
        Held held = arrived.held();
        List<String> lines = new ArrayList<>();
        List<TeamSum> sums = new ArrayList<>();
        List<String> members = new ArrayList<>();
        arrived.members(held).forEach((walker, member) -> {
            List<Share> shares = arrived.shares(held, walker);
            Score score = Scoring.of(held.rules(), shares, member.teams());
            Explained explained = Explaining.of(held.rules(), held.to(), shares, shares);
            assertThat(explained.score()).as(what).isEqualTo(score.score());
            if (!model.isCancelled()) {
                assertThat(score.score()).as(what).isEqualTo(model.score(walker));
            }
            lines.addAll(lines(walker, member, score));
            score.teams().forEach((team, part) -> sums.add(new TeamSum(team, 0, part.score(), part.slot())));
            members.add(Objects.requireNonNullElse(Scoring.lastTeam(member.teams()), "-"));
        });
        if (model.isCancelled()) {
            return;
        }
        Collections.sort(lines);
        assertThat(lines).as(what).isEqualTo(model.lines());
        var hash = new SealHash(Held.name(ID));
        lines.forEach(hash::line);
        assertThat(hash.hex()).as(what).isEqualTo(model.hash());
        for (boolean mean : List.of(false, true)) {
            assertThat(ranked(mean, sums, members)).as(what).isEqualTo(expected(mean, model.lines()));
        }
    }

    /** What the product makes of parts and of members' last teams: rank, team, and sum or exact mean. */
    private static List<String> ranked(boolean mean, List<TeamSum> parts, List<String> members) {
        Map<String, TeamSum> sums = new TreeMap<>();
        parts.forEach(part -> sums.merge(
                part.teamId(),
                new TeamSum(part.teamId(), Collections.frequency(members, part.teamId()), part.sum(), part.slot()),
                (a, b) -> new TeamSum(a.teamId(), a.members(), a.sum() + b.sum(), Math.max(a.slot(), b.slot()))));
        return new TeamRanking(mean)
                .of(List.copyOf(sums.values())).stream()
                        .map(one -> one.rank() + " " + one.team().teamId() + " " + one.score())
                        .toList();
    }

    /** 8.11, from the lines that the rules lead to. */
    private static List<String> expected(boolean mean, List<String> lines) {
        record Team(String name, BigDecimal score, long slot) {}
        List<Team> teams = new ArrayList<>();
        for (String name : List.of("blue", "red")) {
            List<String[]> parts = lines.stream()
                    .map(line -> line.split(" "))
                    .filter(line -> line[1].equals("part") && line[2].equals(name))
                    .toList();
            long sum = parts.stream().mapToLong(part -> Long.parseLong(part[3])).sum();
            long members = lines.stream()
                    .filter(line -> line.matches("\\w+ \\d+ \\d+ " + name))
                    .count();
            if (sum > 0 && (!mean || members >= 3)) {
                BigDecimal score = BigDecimal.valueOf(sum);
                teams.add(new Team(
                        name,
                        mean ? score.divide(BigDecimal.valueOf(members), 30, RoundingMode.HALF_UP) : score,
                        parts.stream()
                                .mapToLong(part -> Long.parseLong(part[4]))
                                .max()
                                .orElse(0)));
            }
        }
        teams.sort(Comparator.comparing(Team::score)
                .reversed()
                .thenComparingLong(Team::slot)
                .thenComparing(Team::name, Comparator.reverseOrder()));
        return teams.stream()
                .map(team -> 1
                        + teams.stream()
                                .filter(other -> other.score().compareTo(team.score()) > 0)
                                .count() + " " + team.name() + " "
                        + team.score().setScale(mean ? 1 : 0, RoundingMode.HALF_UP))
                .toList();
    }

    private static List<String> lines(String walker, PastMember member, Score score) {
        String pseudonym = SealHash.member(Held.name(ID), walker);
        String team = Scoring.lastTeam(member.teams());
        List<String> lines = new ArrayList<>();
        lines.add(pseudonym + " " + score.score() + " " + score.slot() + " " + (team == null ? "-" : team));
        score.teams()
                .forEach((name, part) ->
                        lines.add(pseudonym + " part " + name + " " + part.score() + " " + part.slot()));
        return lines;
    }

    /** Everything at least once, in any order; half of the time all is forgotten in the middle and begun anew. */
    private static Arrived arrived(List<LedgerEvent> story, Random random) {
        List<LedgerEvent> bad = new ArrayList<>(story);
        bad.addAll(story.subList(0, random.nextInt(story.size())));
        Collections.shuffle(bad, random);
        var arrived = new Arrived();
        int middle = random.nextBoolean() ? bad.size() / 2 : bad.size();
        bad.subList(0, middle).forEach(arrived::take);
        if (middle < bad.size()) {
            arrived = new Arrived();
            bad.forEach(arrived::take);
        }
        return arrived;
    }

    private static List<LedgerEvent> story(long seed) {
        List<LedgerEvent> story = new ArrayList<>();
        for (Entry entry : ChallengeStory.of(ID, seed)) {
            story.add(new LedgerEvent(
                    story.size() + 1,
                    new UUID(seed, story.size()),
                    entry.streamId(),
                    0,
                    entry.event().getDescriptorForType().getFullName(),
                    entry.event(),
                    Instant.EPOCH));
        }
        return story;
    }
}
