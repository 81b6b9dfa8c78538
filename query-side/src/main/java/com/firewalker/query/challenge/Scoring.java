package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.query.challenge.Shares.Rules;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From what days bring to what they count, and from there to scores (domain-rules.md 8.9, 8.11, 8.14). */
final class Scoring {

    /** Manual steps that a day may add (P9). */
    static final int MANUAL_ALLOWANCE = 20_000;

    private Scoring() {}

    /**
     * A date of the challenge: {@code counted = ranked + manual - cut}, or 1 and 0 where goal days are counted.
     * @param manual of the manual steps those that may count
     */
    record Counted(long total, long ranked, long manual, long cut, long counted, long slot) {}

    /** A member's score, and what of it belongs to which team. */
    record Score(long score, long slot, SortedMap<String, Part> teams) {}

    record Part(long score, long slot) {

        Part and(Part other) {
            return new Part(score + other.score, Math.max(slot, other.slot));
        }
    }

    static SortedMap<LocalDate, Counted> days(Rules rules, Collection<Share> shares) {
        SortedMap<LocalDate, Share> dates = new TreeMap<>();
        shares.forEach(share -> dates.merge(
                share.on(),
                share,
                (one, other) -> new Share(
                        one.source(),
                        one.on(),
                        one.total() + other.total(),
                        one.ranked() + other.ranked(),
                        one.manual() + other.manual(),
                        one.reached() || other.reached(),
                        Math.max(one.slot(), other.slot()),
                        Math.max(one.position(), other.position()))));
        SortedMap<LocalDate, Counted> days = new TreeMap<>();
        dates.forEach((date, share) -> days.put(date, day(rules, share)));
        return days;
    }

    private static Counted day(Rules rules, Share share) {
        ChallengeSettings settings = rules.settings();
        if (rules.goalDays()) {
            long one = share.reached() ? 1 : 0;
            return new Counted(share.total(), share.ranked(), 0, 0, one, one == 1 ? share.slot() : 0);
        }
        long manual = settings.getManualCounts() ? Math.min(share.manual(), MANUAL_ALLOWANCE) : 0;
        long brought = share.ranked() + manual;
        long counted = settings.hasDailyCap() ? Math.min(brought, settings.getDailyCap()) : brought;
        return new Counted(
                share.total(), share.ranked(), manual, brought - counted, counted, counted > 0 ? share.slot() : 0);
    }

    /** @param spans the member's teams by date, ascending */
    static Score of(Rules rules, Collection<Share> shares, List<ChallengeTeamSpan> spans) {
        long score = 0;
        long slot = 0;
        SortedMap<String, Part> teams = new TreeMap<>();
        for (Map.Entry<LocalDate, Counted> day : days(rules, shares).entrySet()) {
            Counted counted = day.getValue();
            score += counted.counted();
            slot = Math.max(slot, counted.slot());
            String team = teamOn(day.getKey(), spans);
            if (team != null && counted.counted() > 0) {
                teams.merge(team, new Part(counted.counted(), counted.slot()), Part::and);
            }
        }
        return new Score(score, slot, teams);
    }

    static @Nullable String teamOn(LocalDate date, List<ChallengeTeamSpan> spans) {
        String team = null;
        for (ChallengeTeamSpan span : spans) {
            if (!span.hasFrom() || span.getFrom() <= date.toEpochDay()) {
                team = span.hasTeamId() ? span.getTeamId() : null;
            }
        }
        return team;
    }

    /** The team that a member belongs to in the end. */
    static @Nullable String lastTeam(List<ChallengeTeamSpan> spans) {
        return teamOn(LocalDate.MAX, spans);
    }
}
