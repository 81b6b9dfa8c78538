package com.firewalker.query.challenge;

import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import com.firewalker.query.challenge.Changes.Day;
import com.firewalker.query.view.Calendar;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes what members' days bring. A fact of local dates says it all; for a fixed zone the day's own stream is folded, and
 * who joins brings days of before, which the ledger knows. Nothing at or after the seal is taken.
 */
@Component
class DayRows {

    private static final Set<String> TYPES = Set.of(
            StepsRecorded.getDescriptor().getFullName(),
            DayReviewed.getDescriptor().getFullName());

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final LedgerReader ledger;
    private final ChallengeRows challenges;

    DayRows(JdbcTemplate jdbc, LedgerReader ledger, ChallengeRows challenges) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.ledger = ledger;
        this.challenges = challenges;
    }

    /** Who left after a seal took part in what is sealed. */
    private record Taking(String walkerId, Held challenge, boolean member) {}

    /** The days that a batch has gathered, of whoever takes part somewhere; for all others one look is made. */
    void write(ViewVersion version, Changes changes) {
        Map<Day, List<Fact>> days = changes.takeDays();
        if (days.isEmpty()) {
            return;
        }
        long oldest = days.values().stream()
                .flatMap(List::stream)
                .mapToLong(Fact::position)
                .min()
                .orElse(0);
        Map<String, List<Taking>> taking =
                taking(version, days.keySet().stream().map(Day::walkerId).collect(Collectors.toSet()), oldest);
        days.forEach((day, facts) -> {
            for (Taking part : taking.getOrDefault(day.walkerId(), List.of())) {
                if (touches(part.challenge(), day.date())) {
                    newest(part.challenge(), facts).ifPresent(fact -> write(version, part, day.date(), fact, changes));
                }
            }
        });
    }

    /** What came after a seal hides nothing that came before it. */
    private static Optional<Fact> newest(Held challenge, List<Fact> facts) {
        return facts.stream()
                .filter(fact -> challenge.counts(fact.position()))
                .max(Comparator.comparingLong(Fact::position));
    }

    private void write(ViewVersion version, Taking part, LocalDate date, Fact fact, Changes changes) {
        Held challenge = part.challenge();
        if (part.member()) {
            List<Fact> facts = challenge.rules().fixedZone()
                    ? facts(part.walkerId(), date, date, fact.position()).getOrDefault(date, List.of(fact))
                    : List.of(fact);
            replace(version, challenge, part.walkerId(), date, facts);
        }
        changes.member(challenge.id(), part.walkerId(), fact.position());
    }

    private static boolean touches(Held challenge, LocalDate date) {
        return !date.isBefore(challenge.rules().firstSource())
                && !date.isAfter(challenge.rules().lastSource());
    }

    /** @param oldest no challenge that was sealed before is asked for */
    private Map<String, List<Taking>> taking(ViewVersion version, Set<String> walkers, long oldest) {
        List<Taking> found = named.query(
                "SELECT " + HeldChallenges.COLUMNS + ", m.walker_id, m.state FROM " + version.table("challenge_member")
                        + " m JOIN " + version.table("challenge") + " c ON c.challenge_id = m.challenge_id"
                        + " WHERE m.walker_id IN (:walkers) AND (c.seal_position > :oldest"
                        + " OR c.seal_position = 0 AND m.state = " + MemberRows.MEMBER + ")",
                Map.of("walkers", walkers, "oldest", oldest),
                (row, number) -> new Taking(
                        row.getString(12), HeldChallenges.held(row, number), row.getInt(13) == MemberRows.MEMBER));
        return found.stream().collect(Collectors.groupingBy(Taking::walkerId));
    }

    private void replace(ViewVersion version, Held challenge, String walkerId, LocalDate date, List<Fact> facts) {
        List<Share> shares = Shares.of(challenge.rules(), date, facts);
        Long held = jdbc.queryForObject(
                "SELECT COALESCE(MAX(position), 0) FROM " + version.table("challenge_day")
                        + " WHERE challenge_id = ? AND walker_id = ? AND source_date = ?",
                Long.class,
                challenge.id(),
                walkerId,
                date);
        long newest = facts.get(facts.size() - 1).position();
        if (held == null || held < newest) {
            jdbc.update(
                    "DELETE FROM " + version.table("challenge_day")
                            + " WHERE challenge_id = ? AND walker_id = ? AND source_date = ?",
                    challenge.id(),
                    walkerId,
                    date);
            insert(version, challenge, walkerId, shares);
        }
    }

    /** Everything that the walker's days bring, as the ledger was at a position or at the seal before it. */
    void fill(ViewVersion version, String challengeId, String walkerId, long position) {
        Optional<Held> found = challenges.find(version, challengeId);
        if (found.isEmpty() || found.get().cancelledAt() > 0) {
            return;
        }
        Held challenge = found.get();
        drop(version, challengeId, walkerId);
        insert(version, challenge, walkerId, shares(challenge, walkerId, Math.min(position, challenge.lastPosition())));
    }

    void drop(ViewVersion version, String challengeId, String walkerId) {
        jdbc.update(
                "DELETE FROM " + version.table("challenge_day") + " WHERE challenge_id = ? AND walker_id = ?",
                challengeId,
                walkerId);
    }

    /** What the walker's days bring, out of the ledger up to a position. */
    List<Share> shares(Held challenge, String walkerId, long position) {
        List<Share> shares = new ArrayList<>();
        facts(walkerId, challenge.rules().firstSource(), challenge.rules().lastSource(), position)
                .forEach((date, facts) -> shares.addAll(Shares.of(challenge.rules(), date, facts)));
        return shares;
    }

    private Map<LocalDate, List<Fact>> facts(String walkerId, LocalDate from, LocalDate to, long position) {
        String prefix = StreamNames.days(walkerId);
        Map<LocalDate, List<Fact>> dates = new TreeMap<>();
        for (LedgerEvent event : ledger.eventsIn(prefix + from, prefix + to, TYPES)) {
            if (event.position() <= position) {
                LocalDate date = LocalDate.parse(event.streamId().substring(prefix.length()));
                if (Calendar.holds(date)) {
                    dates.computeIfAbsent(date, any -> new ArrayList<>()).add(Fact.of(event));
                }
            }
        }
        return dates;
    }

    private void insert(ViewVersion version, Held challenge, String walkerId, List<Share> shares) {
        jdbc.batchUpdate(
                "INSERT INTO " + version.table("challenge_day") + " (challenge_id, walker_id, source_date, on_date,"
                        + " total, ranked, manual, reached, slot, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                shares,
                Math.max(1, shares.size()),
                (statement, share) -> {
                    statement.setString(1, challenge.id());
                    statement.setString(2, walkerId);
                    statement.setObject(3, share.source());
                    statement.setObject(4, share.on());
                    statement.setLong(5, share.total());
                    statement.setLong(6, share.ranked());
                    statement.setLong(7, share.manual());
                    statement.setBoolean(8, share.reached());
                    statement.setLong(9, share.slot());
                    statement.setLong(10, share.position());
                });
    }
}
