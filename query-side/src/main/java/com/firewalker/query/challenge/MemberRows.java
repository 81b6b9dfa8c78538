package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeMemberWaiting;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.query.view.ErasedWalkers;
import com.firewalker.query.view.ViewVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes who takes part; state and teams are two registers, each refuses what is older than what it holds. */
@Component
class MemberRows {

    static final int GONE = 0;
    static final int MEMBER = 1;
    static final int WAITS = 2;

    private static final byte[] NO_TEAMS = {};
    private static final ErasedWalkers ERASED = new ErasedWalkers("challenge_erased");

    private final JdbcTemplate jdbc;

    MemberRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the walker is erased, which nothing brings back, or has left since. */
    boolean joined(ViewVersion version, ChallengeMemberJoined joined, long position) {
        if (isErased(version, joined.getWalkerId())) {
            return false;
        }
        state(
                version,
                joined.getChallengeId(),
                joined.getWalkerId(),
                MEMBER,
                joined.getJoinedAtMillis(),
                joined.getConfirmedVisible(),
                position);
        teams(version, joined.getChallengeId(), joined.getWalkerId(), joined.getTeamsList(), position);
        return teams(version, joined.getChallengeId(), joined.getWalkerId()).isPresent();
    }

    void waiting(ViewVersion version, ChallengeMemberWaiting waiting, long position) {
        if (!isErased(version, waiting.getWalkerId())) {
            state(
                    version,
                    waiting.getChallengeId(),
                    waiting.getWalkerId(),
                    WAITS,
                    waiting.getAskedAtMillis(),
                    false,
                    position);
        }
    }

    /** False where the walker has come back since. */
    boolean gone(ViewVersion version, String challengeId, String walkerId, long position) {
        if (!isErased(version, walkerId)) {
            state(version, challengeId, walkerId, GONE, 0, false, position);
        }
        return teams(version, challengeId, walkerId).isEmpty();
    }

    void moved(ViewVersion version, ChallengeMemberMoved moved, long position) {
        if (!isErased(version, moved.getWalkerId())) {
            teams(version, moved.getChallengeId(), moved.getWalkerId(), moved.getTeamsList(), position);
        }
    }

    private boolean isErased(ViewVersion version, String walkerId) {
        return !ERASED.among(Set.of(walkerId), jdbc, version).isEmpty();
    }

    private void state(
            ViewVersion version,
            String challengeId,
            String walkerId,
            int state,
            long since,
            boolean confirmed,
            long position) {
        jdbc.update(
                "INSERT INTO " + version.table("challenge_member") + " (challenge_id, walker_id, state, since_millis,"
                        + " confirmed, position, teams, teams_position) VALUES (?, ?, ?, ?, ?, ?, ?, 0)"
                        + " ON DUPLICATE KEY UPDATE state = IF(VALUES(position) > position, VALUES(state), state),"
                        + " since_millis = IF(VALUES(position) > position, VALUES(since_millis), since_millis),"
                        + " confirmed = IF(VALUES(position) > position, VALUES(confirmed), confirmed),"
                        + " position = GREATEST(position, VALUES(position))",
                challengeId,
                walkerId,
                state,
                since,
                confirmed,
                position,
                NO_TEAMS);
    }

    private void teams(
            ViewVersion version, String challengeId, String walkerId, List<ChallengeTeamSpan> spans, long position) {
        jdbc.update(
                "INSERT INTO " + version.table("challenge_member") + " (challenge_id, walker_id, state, since_millis,"
                        + " confirmed, position, teams, teams_position) VALUES (?, ?, ?, 0, FALSE, 0, ?, ?)"
                        + " ON DUPLICATE KEY UPDATE"
                        + " teams = IF(VALUES(teams_position) > teams_position, VALUES(teams), teams),"
                        + " teams_position = GREATEST(teams_position, VALUES(teams_position))",
                challengeId,
                walkerId,
                GONE,
                ChallengeMemberMoved.newBuilder().addAllTeams(spans).build().toByteArray(),
                position);
    }

    /** Everybody who takes part. */
    List<String> of(ViewVersion version, String challengeId) {
        return jdbc.query(
                "SELECT walker_id FROM " + version.table("challenge_member") + " WHERE challenge_id = ? AND state = "
                        + MEMBER + " ORDER BY walker_id",
                (row, number) -> row.getString(1),
                challengeId);
    }

    /** A member's teams; empty for who takes no part. */
    Optional<List<ChallengeTeamSpan>> teams(ViewVersion version, String challengeId, String walkerId) {
        return jdbc
                .query(
                        "SELECT teams FROM " + version.table("challenge_member")
                                + " WHERE challenge_id = ? AND walker_id = ? AND state = " + MEMBER,
                        (row, number) -> HeldChallenges.spans(row.getBytes(1)),
                        challengeId,
                        walkerId)
                .stream()
                .findFirst();
    }

    /** The walker takes part in nothing any more; what is sealed keeps a row without name. */
    void erased(ViewVersion version, String walkerId, long position) {
        ERASED.add(Map.of(walkerId, position), jdbc, version);
        jdbc.update("DELETE FROM " + version.table("challenge_member") + " WHERE walker_id = ?", walkerId);
        jdbc.update("DELETE FROM " + version.table("challenge_day") + " WHERE walker_id = ?", walkerId);
        jdbc.update(
                "UPDATE " + version.table("challenge") + " SET organiser_id = NULL WHERE organiser_id = ?", walkerId);
    }
}
