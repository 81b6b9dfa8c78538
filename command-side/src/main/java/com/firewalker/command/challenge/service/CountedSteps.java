package com.firewalker.command.challenge.service;

import com.firewalker.command.challenge.Schedule;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
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
    private static final int PAGE = 1_000;
    private static final Set<String> TYPES = Set.of(
            StepsRecorded.getDescriptor().getFullName(),
            DayReviewed.getDescriptor().getFullName(),
            ChallengeMemberJoined.getDescriptor().getFullName());

    private final JdbcClient jdbc;
    private final MemberRows rows;
    private final LedgerReader ledger;
    private final LedgerHead head;

    CountedSteps(JdbcClient jdbc, MemberRows rows, LedgerReader ledger, LedgerHead head) {
        this.jdbc = jdbc;
        this.rows = rows;
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

    /** Where the ledger ends: what a look from now on sees. */
    long head() {
        return head.position();
    }

    /**
     * Whether a step of a member counts, or a member of whom one does has joined, between two positions: what a look at the
     * first one did not see and a change that stands at the other one comes after. Reads what was appended meanwhile.
     */
    boolean anyBetween(ChallengeRow challenge, long after, long before, Instant at) {
        if (!Schedule.of(challenge.settings()).hasStartedBy(at)) {
            return false;
        }
        List<LocalDate> dates = dates(challenge.settings(), at);
        long reached = after;
        while (reached < before - 1) {
            LedgerPage page = ledger.next(reached, before - 1, PAGE, TYPES);
            if (page.events().stream().anyMatch(event -> counts(challenge, event, dates))) {
                return true;
            }
            reached = page.reached();
        }
        return false;
    }

    private boolean counts(ChallengeRow challenge, LedgerEvent event, List<LocalDate> dates) {
        if (event.payload() instanceof ChallengeMemberJoined joined) {
            return joined.getChallengeId().equals(challenge.challengeId())
                    && walked(challenge.settings(), joined.getWalkerId(), dates);
        }
        if (event.payload() instanceof StepsRecorded recorded) {
            return counts(challenge, event, recorded.getWalkerId(), recorded.getLocalDate(), dates);
        }
        return event.payload() instanceof DayReviewed reviewed
                && counts(challenge, event, reviewed.getWalkerId(), reviewed.getLocalDate(), dates);
    }

    private boolean counts(
            ChallengeRow challenge, LedgerEvent event, String walkerId, int date, List<LocalDate> dates) {
        return dates.contains(LocalDate.ofEpochDay(date))
                && rows.isMember(challenge.challengeId(), walkerId)
                && counts(challenge.settings(), event);
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
