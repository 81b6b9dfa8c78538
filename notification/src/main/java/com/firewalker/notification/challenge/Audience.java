package com.firewalker.notification.challenge;

import com.firewalker.notification.Utc;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Whom a challenge's notices go to, and which starts are still to be told. */
@Component
class Audience {

    static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;

    Audience(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(String challengeId, String walkerId) {
        jdbc.update("""
                INSERT INTO challenge_audience (challenge_id, walker_id) VALUES (?, ?)
                ON DUPLICATE KEY UPDATE walker_id = VALUES(walker_id)""", challengeId, walkerId);
    }

    void remove(String challengeId, String walkerId) {
        jdbc.update("DELETE FROM challenge_audience WHERE challenge_id = ? AND walker_id = ?", challengeId, walkerId);
    }

    void forget(String walkerId) {
        jdbc.update("DELETE FROM challenge_audience WHERE walker_id = ?", walkerId);
    }

    /** By walker id, in parts. */
    List<String> after(String challengeId, String walkerId) {
        return jdbc.query("""
                SELECT walker_id FROM challenge_audience WHERE challenge_id = ? AND walker_id > ?
                ORDER BY walker_id LIMIT\s""" + AT_ONCE, (row, n) -> row.getString(1), challengeId, walkerId);
    }

    void expectStart(String challengeId, Instant startsAt) {
        jdbc.update("""
                INSERT INTO challenge_start (challenge_id, starts_at) VALUES (?, ?)
                ON DUPLICATE KEY UPDATE starts_at = VALUES(starts_at)""", challengeId, Utc.column(startsAt));
    }

    /** False where nothing was expected any more. */
    boolean expectNoStart(String challengeId) {
        return jdbc.update("DELETE FROM challenge_start WHERE challenge_id = ?", challengeId) == 1;
    }

    List<String> startedBy(Instant now) {
        return jdbc.query("""
                SELECT challenge_id FROM challenge_start WHERE starts_at <= ? ORDER BY starts_at LIMIT 100""", (row, n) -> row.getString(1), Utc.column(now));
    }
}
