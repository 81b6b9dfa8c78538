package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import com.firewalker.query.view.Projection.Batch;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Facts that the view had to pass over and takes afterwards: those that were parked because they could not be applied.
 * Where the challenge was sealed meanwhile the ledger says who took part then, for the tables have moved on.
 */
@Component
class LateFacts {

    /** After every id that a stream's name may end with. */
    private static final String LAST = "~";

    private static final Set<String> JOINED =
            Set.of(ChallengeMemberJoined.getDescriptor().getFullName());

    private final JdbcTemplate jdbc;
    private final LedgerReader ledger;

    LateFacts(JdbcTemplate jdbc, LedgerReader ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /** What the version holds already if the batch is behind it; 0 where the batch is the next one. */
    long held(ViewVersion version, Batch batch) {
        if (batch.moves()) {
            return 0;
        }
        Long held = jdbc.queryForObject("SELECT position FROM " + version.versionTable() + " WHERE id = 1", Long.class);
        return held == null ? 0 : held;
    }

    /** The walker as one in the challenge when it was sealed. */
    PastMember member(Held challenge, String walkerId) {
        return PastMember.of(
                ledger.eventsOf(StreamNames.membership(challenge.id(), walkerId), challenge.lastPosition()));
    }

    /** Everybody who was a member at some time before the seal. */
    Set<String> everybody(Held challenge) {
        String prefix = StreamNames.MEMBERSHIP + challenge.id() + "/";
        Set<String> walkers = new TreeSet<>();
        for (LedgerEvent event : ledger.eventsIn(prefix, prefix + LAST, JOINED)) {
            if (event.position() <= challenge.lastPosition()) {
                walkers.add(event.streamId().substring(prefix.length()));
            }
        }
        return walkers;
    }

    /** Challenges sealed after a position in which an erased walker's date may have counted: no table names the walker. */
    List<String> sealedAfter(ViewVersion version, String walkerId, LocalDate date, long position) {
        return jdbc.query(
                "SELECT c.challenge_id FROM " + version.table("challenge") + " c JOIN "
                        + version.table("challenge_erased") + " e ON e.walker_id = ?"
                        + " WHERE c.seal_position > ? AND c.from_date <= ? AND c.to_date >= ? ORDER BY c.challenge_id",
                (row, number) -> row.getString(1),
                walkerId,
                position,
                date.plusDays(2),
                date.minusDays(2));
    }

    /** Challenges sealed after a position in whose result the walker has a name. */
    List<String> sealedAfter(ViewVersion version, String walkerId, long position) {
        return jdbc.query(
                "SELECT s.challenge_id FROM " + version.table("challenge_score") + " s JOIN "
                        + version.table("challenge") + " c ON c.challenge_id = s.challenge_id"
                        + " WHERE s.walker_id = ? AND c.seal_position > ? ORDER BY s.challenge_id",
                (row, number) -> row.getString(1),
                walkerId,
                position);
    }

    /** Where the walker was erased; beyond every position where that never was. */
    long erasedAt(ViewVersion version, String walkerId) {
        return jdbc
                .query(
                        "SELECT position FROM " + version.table("challenge_erased") + " WHERE walker_id = ?",
                        (row, number) -> row.getLong(1),
                        walkerId)
                .stream()
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }
}
