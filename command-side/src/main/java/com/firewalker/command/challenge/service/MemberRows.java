package com.firewalker.command.challenge.service;

import com.firewalker.command.Utc;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeMemberRemoved;
import com.firewalker.events.v1.ChallengeMemberWaiting;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who takes part, or did; changed only behind the lock on the challenge's row. */
@Repository
class MemberRows {

    static final String MEMBER = "member";
    static final String WAITING = "waiting";

    private static final String LEFT = "left";
    private static final String REMOVED = "removed";

    private final JdbcClient jdbc;

    MemberRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where the walker never had to do with the challenge. */
    Optional<String> state(String challengeId, String walkerId) {
        return jdbc.sql("SELECT state FROM challenge_member WHERE challenge_id = ? AND walker_id = ?")
                .params(challengeId, walkerId)
                .query(String.class)
                .optional();
    }

    boolean isMember(String challengeId, String walkerId) {
        return state(challengeId, walkerId).filter(MEMBER::equals).isPresent();
    }

    /** Whether the walker is in, or waits to be let in. */
    boolean takesPart(String challengeId, String walkerId) {
        return state(challengeId, walkerId)
                .filter(state -> state.equals(MEMBER) || state.equals(WAITING))
                .isPresent();
    }

    /** The member whose membership began first. */
    Optional<String> longest(String challengeId) {
        return jdbc.sql("""
                SELECT walker_id FROM challenge_member WHERE challenge_id = ? AND state = 'member'
                ORDER BY since, walker_id LIMIT 1""").param(challengeId).query(String.class).optional();
    }

    /** Challenges that the walker takes part in, or organises. */
    List<String> challengesOf(String walkerId) {
        return jdbc.sql("SELECT challenge_id FROM challenge_member WHERE walker_id = ? ORDER BY challenge_id")
                .param(walkerId)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Answers by how many members there are more. */
    int fold(List<Message> events, @Nullable String reason, Instant at) {
        int more = 0;
        for (Message event : events) {
            if (event instanceof ChallengeMemberJoined joined) {
                more += set(joined.getChallengeId(), joined.getWalkerId(), MEMBER, null, at);
            } else if (event instanceof ChallengeMemberWaiting waiting) {
                more += set(waiting.getChallengeId(), waiting.getWalkerId(), WAITING, null, at);
            } else if (event instanceof ChallengeMemberLeft left) {
                more += set(left.getChallengeId(), left.getWalkerId(), LEFT, null, at);
            } else if (event instanceof ChallengeMemberRemoved removed) {
                more += set(removed.getChallengeId(), removed.getWalkerId(), REMOVED, reason, at);
            }
        }
        return more;
    }

    private int set(String challengeId, String walkerId, String state, @Nullable String reason, Instant at) {
        int before = isMember(challengeId, walkerId) ? 1 : 0;
        jdbc.sql("""
                INSERT INTO challenge_member (challenge_id, walker_id, state, since, reason) VALUES (?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE state = VALUES(state), since = VALUES(since),
                reason = VALUES(reason)""")
                .param(challengeId)
                .param(walkerId)
                .param(state)
                .param(Utc.of(at))
                .param(reason)
                .update();
        return (state.equals(MEMBER) ? 1 : 0) - before;
    }

    void erase(String walkerId) {
        jdbc.sql("DELETE FROM challenge_member WHERE walker_id = ?")
                .param(walkerId)
                .update();
    }
}
