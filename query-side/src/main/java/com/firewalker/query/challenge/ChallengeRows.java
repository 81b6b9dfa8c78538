package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeOrganiserChanged;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamCreated;
import com.firewalker.events.v1.ChallengeVisibility;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes challenges and teams; each register refuses what is older than what it holds. */
@Component
class ChallengeRows {

    private final JdbcTemplate jdbc;

    ChallengeRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Held> find(ViewVersion version, String challengeId) {
        return jdbc
                .query(
                        "SELECT " + HeldChallenges.COLUMNS + " FROM " + version.table("challenge")
                                + " c WHERE c.challenge_id = ?",
                        HeldChallenges::held,
                        challengeId)
                .stream()
                .findFirst();
    }

    void created(ViewVersion version, ChallengeCreated created, long position) {
        ChallengeSettings settings = created.getSettings();
        jdbc.update(
                "INSERT IGNORE INTO " + version.table("challenge") + " (challenge_id, settings, settings_position,"
                        + " from_date, to_date, to_position, organiser_id, organiser_position, created_millis, unlisted,"
                        + " cancelled_position, seal_position, policy, hash)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, NULL)",
                created.getChallengeId(),
                settings.toByteArray(),
                position,
                LocalDate.ofEpochDay(settings.getFrom()),
                LocalDate.ofEpochDay(settings.getTo()),
                position,
                created.getOrganiserId(),
                position,
                created.getCreatedAtMillis(),
                isUnlisted(settings));
        forgetErased(version, created.getChallengeId());
    }

    /** Whoever is erased organises nothing, also where the event that says so comes late. */
    private void forgetErased(ViewVersion version, String challengeId) {
        jdbc.update(
                "UPDATE " + version.table("challenge") + " SET organiser_id = NULL WHERE challenge_id = ?"
                        + " AND organiser_id IN (SELECT walker_id FROM " + version.table("challenge_erased") + ")",
                challengeId);
    }

    private static boolean isUnlisted(ChallengeSettings settings) {
        return settings.getVisibility() == ChallengeVisibility.CHALLENGE_VISIBILITY_UNLISTED;
    }

    void settings(ViewVersion version, String challengeId, ChallengeSettings settings, long position) {
        jdbc.update(
                "UPDATE " + version.table("challenge") + " SET settings = ?, settings_position = ?, from_date = ?,"
                        + " to_date = ?, to_position = ?, unlisted = ?"
                        + " WHERE challenge_id = ? AND settings_position < ? AND seal_position = 0",
                settings.toByteArray(),
                position,
                LocalDate.ofEpochDay(settings.getFrom()),
                LocalDate.ofEpochDay(settings.getTo()),
                position,
                isUnlisted(settings),
                challengeId,
                position);
    }

    void end(ViewVersion version, ChallengeEndMoved moved, long position) {
        jdbc.update(
                "UPDATE " + version.table("challenge") + " SET to_date = ?, to_position = ?"
                        + " WHERE challenge_id = ? AND to_position < ? AND seal_position = 0",
                LocalDate.ofEpochDay(moved.getTo()),
                position,
                moved.getChallengeId(),
                position);
    }

    void organiser(ViewVersion version, ChallengeOrganiserChanged changed, long position) {
        jdbc.update(
                "UPDATE " + version.table("challenge") + " SET organiser_id = ?, organiser_position = ?"
                        + " WHERE challenge_id = ? AND organiser_position < ?",
                changed.hasOrganiserId() ? changed.getOrganiserId() : null,
                position,
                changed.getChallengeId(),
                position);
        forgetErased(version, changed.getChallengeId());
    }

    void team(ViewVersion version, ChallengeTeamCreated team, long position) {
        jdbc.update(
                "INSERT IGNORE INTO " + version.table("challenge_team")
                        + " (challenge_id, team_id, position) VALUES (?, ?, ?)",
                team.getChallengeId(),
                team.getTeamId(),
                position);
    }

    void cancelled(ViewVersion version, String challengeId, long position) {
        jdbc.update(
                "UPDATE " + version.table("challenge")
                        + " SET cancelled_position = ? WHERE challenge_id = ? AND cancelled_position = 0",
                position,
                challengeId);
    }

    void sealed(ViewVersion version, ChallengeSealed sealed, long position) {
        jdbc.update(
                "UPDATE " + version.table("challenge")
                        + " SET seal_position = ?, policy = ? WHERE challenge_id = ? AND seal_position = 0",
                position,
                sealed.getPolicyVersion(),
                sealed.getChallengeId());
    }

    void hash(ViewVersion version, String challengeId, String hash) {
        jdbc.update("UPDATE " + version.table("challenge") + " SET hash = ? WHERE challenge_id = ?", hash, challengeId);
    }
}
