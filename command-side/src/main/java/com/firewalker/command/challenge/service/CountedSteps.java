package com.firewalker.command.challenge.service;

import com.firewalker.command.challenge.Schedule;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a step has counted in a challenge, read from the ledger itself and not from a view that may be behind: the
 * settings of a challenge in which one has are frozen (domain-rules.md 8.10). Ends with the first that is found; where
 * very many members have walked nothing yet it gives up and takes the settings for frozen.
 */
@Component
class CountedSteps {

    private static final int MOST_DAYS = 20_000;
    private static final int MEMBERS_AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final LedgerReader ledger;
    private final LedgerHead head;

    CountedSteps(JdbcClient jdbc, LedgerReader ledger, LedgerHead head) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.head = head;
    }

    boolean any(ChallengeRow challenge, Instant at) {
        if (!Schedule.of(challenge.settings()).hasStartedBy(at)) {
            return false;
        }
        List<LocalDate> dates = dates(challenge.settings(), at);
        int read = 0;
        String after = "";
        while (true) {
            List<String> members = members(challenge.challengeId(), after);
            for (String member : members) {
                if (walked(challenge.settings(), member, dates)) {
                    return true;
                }
                read += dates.size();
                after = member;
            }
            if (members.size() < MEMBERS_AT_ONCE) {
                return false;
            }
            if (read > MOST_DAYS) {
                return true;
            }
        }
    }

    private List<String> members(String challengeId, String after) {
        return jdbc.sql("SELECT walker_id FROM challenge_member WHERE challenge_id = ? AND state = 'member'"
                        + " AND walker_id > ? ORDER BY walker_id LIMIT " + MEMBERS_AT_ONCE)
                .params(challengeId, after)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Local dates on which something may lie, up to today; in a fixed zone those on both sides too. */
    private static List<LocalDate> dates(ChallengeSettings settings, Instant at) {
        int around = settings.getDays() == ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE ? 1 : 0;
        int today =
                Math.toIntExact(LocalDate.ofInstant(at, ZoneOffset.ofHours(14)).toEpochDay());
        return IntStream.rangeClosed(settings.getFrom() - around, Math.min(settings.getTo() + around, today))
                .mapToObj(LocalDate::ofEpochDay)
                .toList();
    }

    private boolean walked(ChallengeSettings settings, String walkerId, List<LocalDate> dates) {
        List<String> streams =
                dates.stream().map(date -> StreamNames.day(walkerId, date)).toList();
        return ledger.lastOf(streams, head.position()).stream().anyMatch(last -> counts(settings, last));
    }

    private boolean counts(ChallengeSettings settings, LedgerEvent last) {
        Iterable<LedgerEvent> day = ledger.eventsOf(last.streamId(), last.position());
        boolean totals = settings.getManualCounts() || settings.getScore() == ChallengeScore.CHALLENGE_SCORE_GOAL_DAYS;
        return WalkedDay.of(StreamSupport.stream(day.spliterator(), false).map(LedgerEvent::payload))
                .map(walked -> settings.getDays() == ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE
                        ? walked.countsWithin(settings, totals)
                        : walked.counts(totals))
                .orElse(false);
    }
}
