package com.firewalker.query.challenge;

import com.firewalker.query.challenge.Scoring.Score;
import com.firewalker.query.leaderboard.sealed.SealHash;
import com.firewalker.query.view.ViewVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;

/** Writes members' scores, absolute, from their days; and the hash of a sealed challenge. */
@Component
class ScoreRows {

    private final JdbcTemplate jdbc;
    private final ChallengeRows challenges;
    private final MemberRows members;
    private final DayRows days;
    private final LateFacts late;
    private final RankRows ranks;

    ScoreRows(
            JdbcTemplate jdbc,
            ChallengeRows challenges,
            MemberRows members,
            DayRows days,
            LateFacts late,
            RankRows ranks) {
        this.jdbc = jdbc;
        this.challenges = challenges;
        this.members = members;
        this.days = days;
        this.late = late;
        this.ranks = ranks;
    }

    void write(ViewVersion version, Changes changes) {
        Set<String> resealed = new TreeSet<>();
        Map<String, Optional<Held>> held = new HashMap<>();
        var moves = new RankRows.Moves();
        changes.takeMembers()
                .forEach((member, position) -> held.computeIfAbsent(
                                member.challengeId(), id -> challenges.find(version, id))
                        .filter(challenge -> position <= challenge.lastPosition())
                        .ifPresent(challenge -> {
                            write(version, challenge, member.walkerId(), moves);
                            if (challenge.isSealed()) {
                                resealed.add(challenge.id());
                            }
                        }));
        ranks.write(version, moves);
        resealed.forEach(challengeId -> seal(version, challengeId));
    }

    /** What is sealed is written as the ledger was then; only facts that come late do that. */
    private void write(ViewVersion version, Held challenge, String walkerId, RankRows.Moves moves) {
        String pseudonym = SealHash.member(Held.name(challenge.id()), walkerId);
        moves.left(challenge.id(), score(version, challenge.id(), pseudonym));
        for (String table : List.of("challenge_score", "challenge_part")) {
            jdbc.update(
                    "DELETE FROM " + version.table(table) + " WHERE challenge_id = ? AND member = ?",
                    challenge.id(),
                    pseudonym);
        }
        if (challenge.isSealed()) {
            writeSealed(version, challenge, walkerId, pseudonym, moves);
            return;
        }
        members.teams(version, challenge.id(), walkerId)
                .ifPresent(spans -> insert(
                        version,
                        challenge,
                        new Row(walkerId, pseudonym, Scoring.lastTeam(spans)),
                        Scoring.of(challenge.rules(), shares(version, challenge, walkerId), spans),
                        moves));
    }

    private long score(ViewVersion version, String challengeId, String pseudonym) {
        return jdbc
                .query(
                        "SELECT score FROM " + version.table("challenge_score")
                                + " WHERE challenge_id = ? AND member = ?",
                        (row, number) -> row.getLong(1),
                        challengeId,
                        pseudonym)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    private void writeSealed(
            ViewVersion version, Held challenge, String walkerId, String pseudonym, RankRows.Moves moves) {
        long erasedAt = late.erasedAt(version, walkerId);
        PastMember member = late.member(challenge, walkerId);
        if (member.takesPart() && erasedAt > challenge.lastPosition()) {
            List<Share> shares = days.shares(challenge, walkerId, challenge.lastPosition());
            insert(
                    version,
                    challenge,
                    new Row(erasedAt == Long.MAX_VALUE ? walkerId : null, pseudonym, Scoring.lastTeam(member.teams())),
                    Scoring.of(challenge.rules(), shares, member.teams()),
                    moves);
        }
    }

    /** The result of a seal that comes late: of everybody who took part when it was set. */
    void sealAnew(ViewVersion version, String challengeId) {
        Held challenge = challenges.find(version, challengeId).orElseThrow();
        var moves = new RankRows.Moves();
        for (String walker : late.everybody(challenge)) {
            write(version, challenge, walker, moves);
            if (members.teams(version, challengeId, walker).isPresent()) {
                days.fill(version, challengeId, walker, challenge.lastPosition());
            }
        }
        ranks.write(version, moves);
        seal(version, challengeId);
    }

    /** @param walkerId null for who is erased */
    private record Row(
            @Nullable String walkerId,
            String member,
            @Nullable String team) {}

    private void insert(ViewVersion version, Held challenge, Row row, Score score, RankRows.Moves moves) {
        moves.reached(challenge.id(), score.score());
        jdbc.update(
                "INSERT INTO " + version.table("challenge_score")
                        + " (challenge_id, member, walker_id, team_id, score, slot) VALUES (?, ?, ?, ?, ?, ?)",
                challenge.id(),
                row.member(),
                row.walkerId(),
                row.team(),
                score.score(),
                score.slot());
        score.teams()
                .forEach((team, part) -> jdbc.update(
                        "INSERT INTO " + version.table("challenge_part")
                                + " (challenge_id, member, team_id, score, slot) VALUES (?, ?, ?, ?, ?)",
                        challenge.id(),
                        row.member(),
                        team,
                        part.score(),
                        part.slot()));
    }

    private List<Share> shares(ViewVersion version, Held challenge, String walkerId) {
        if (challenge.cancelledAt() > 0) {
            return List.of();
        }
        return jdbc.query(
                "SELECT source_date, on_date, total, ranked, manual, reached, slot, position FROM "
                        + version.table("challenge_day") + " WHERE challenge_id = ? AND walker_id = ?",
                HeldChallenges::share,
                challenge.id(),
                walkerId);
    }

    /** Nothing counts any more; who takes part is still known. */
    void cancelled(ViewVersion version, String challengeId) {
        for (String table : List.of("challenge_day", "challenge_part", "challenge_rank")) {
            jdbc.update("DELETE FROM " + version.table(table) + " WHERE challenge_id = ?", challengeId);
        }
        jdbc.update(
                "UPDATE " + version.table("challenge_score") + " SET score = 0, slot = 0 WHERE challenge_id = ?",
                challengeId);
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
        var moves = new RankRows.Moves();
        jdbc.query(
                "SELECT s.challenge_id, s.score FROM " + version.table("challenge_score") + " s JOIN "
                        + version.table("challenge") + " c ON c.challenge_id = s.challenge_id"
                        + " WHERE s.walker_id = ? AND c.seal_position = 0",
                (RowCallbackHandler) row -> moves.left(row.getString(1), row.getLong(2)),
                walkerId);
        ranks.write(version, moves);
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
