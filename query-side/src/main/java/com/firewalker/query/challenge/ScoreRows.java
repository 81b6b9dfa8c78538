package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.query.challenge.Changes.Member;
import com.firewalker.query.challenge.Scoring.Score;
import com.firewalker.query.leaderboard.sealed.SealHash;
import com.firewalker.query.view.ViewVersion;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes members' scores, absolute, from their days; and the hash of a sealed challenge. */
@Component
class ScoreRows {

    private final JdbcTemplate jdbc;
    private final ChallengeRows challenges;
    private final MemberRows members;

    ScoreRows(JdbcTemplate jdbc, ChallengeRows challenges, MemberRows members) {
        this.jdbc = jdbc;
        this.challenges = challenges;
        this.members = members;
    }

    void write(ViewVersion version, Changes changes) {
        for (Member member : changes.takeMembers()) {
            challenges
                    .find(version, member.challengeId())
                    .filter(challenge -> !challenge.isSealed())
                    .ifPresent(challenge -> write(version, challenge, member.walkerId()));
        }
    }

    private void write(ViewVersion version, Held challenge, String walkerId) {
        String pseudonym = SealHash.member(Held.name(challenge.id()), walkerId);
        for (String table : List.of("challenge_score", "challenge_part")) {
            jdbc.update(
                    "DELETE FROM " + version.table(table) + " WHERE challenge_id = ? AND member = ?",
                    challenge.id(),
                    pseudonym);
        }
        Optional<List<ChallengeTeamSpan>> spans = members.teams(version, challenge.id(), walkerId);
        if (spans.isPresent()) {
            insert(version, challenge, walkerId, pseudonym, spans.get());
        }
    }

    private void insert(
            ViewVersion version, Held challenge, String walkerId, String pseudonym, List<ChallengeTeamSpan> spans) {
        Score score = Scoring.of(challenge.rules(), shares(version, challenge.id(), walkerId), spans);
        jdbc.update(
                "INSERT INTO " + version.table("challenge_score")
                        + " (challenge_id, member, walker_id, team_id, score, slot) VALUES (?, ?, ?, ?, ?, ?)",
                challenge.id(),
                pseudonym,
                walkerId,
                Scoring.lastTeam(spans),
                score.score(),
                score.slot());
        score.teams()
                .forEach((team, part) -> jdbc.update(
                        "INSERT INTO " + version.table("challenge_part")
                                + " (challenge_id, member, team_id, score, slot) VALUES (?, ?, ?, ?, ?)",
                        challenge.id(),
                        pseudonym,
                        team,
                        part.score(),
                        part.slot()));
    }

    private List<Share> shares(ViewVersion version, String challengeId, String walkerId) {
        return jdbc.query(
                "SELECT source_date, on_date, total, ranked, manual, reached, slot, position FROM "
                        + version.table("challenge_day") + " WHERE challenge_id = ? AND walker_id = ?",
                HeldChallenges::share,
                challengeId,
                walkerId);
    }

    /** Members first, then what of each belongs to which team: both ascend. */
    void seal(ViewVersion version, String challengeId) {
        var hash = new SealHash(Held.name(challengeId));
        lines(version, challengeId).forEach(hash::line);
        challenges.hash(version, challengeId, hash.hex());
    }

    private List<String> lines(ViewVersion version, String challengeId) {
        return jdbc.query(
                ChallengeSeals.LINES.formatted(version.table("challenge_score"), version.table("challenge_part")),
                (row, number) -> row.getString(1),
                challengeId,
                challengeId);
    }

    /** Gone from what is open; without a name in what is sealed. */
    void erased(ViewVersion version, String walkerId) {
        jdbc.update(
                "DELETE p FROM " + version.table("challenge_part") + " p JOIN " + version.table("challenge_score")
                        + " s ON s.challenge_id = p.challenge_id AND s.member = p.member JOIN "
                        + version.table("challenge") + " c ON c.challenge_id = s.challenge_id"
                        + " WHERE s.walker_id = ? AND c.seal_position = 0",
                walkerId);
        jdbc.update(
                "DELETE s FROM " + version.table("challenge_score") + " s JOIN " + version.table("challenge")
                        + " c ON c.challenge_id = s.challenge_id WHERE s.walker_id = ? AND c.seal_position = 0",
                walkerId);
        jdbc.update(
                "UPDATE " + version.table("challenge_score") + " SET walker_id = NULL WHERE walker_id = ?", walkerId);
    }
}
