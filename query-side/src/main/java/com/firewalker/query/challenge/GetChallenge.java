package com.firewalker.query.challenge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.firewalker.query.leaderboard.sealed.SetSeal;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is answered about challenges (api.md 4a, 9). */
final class GetChallenge {

    private GetChallenge() {}

    /** A challenge with all its settings, and the caller's part in it. */
    @Schema(name = "Challenge")
    record Challenge(
            String challengeId,
            @Schema(example = "May in Seoul") String name,
            @Nullable String description,
            LocalDate from,
            LocalDate to,

            @Schema(allowableValues = {"total", "goal-days"})
            String score,

            @Schema(allowableValues = {"member-local", "fixed-zone"})
            String days,

            @Nullable String timeZone,
            @Nullable Integer dailyCap,
            boolean manualCounts,

            @Schema(allowableValues = {"open", "code", "approval"})
            String join,

            @Schema(allowableValues = {"none", "free", "organiser"})
            String teams,

            @Schema(allowableValues = {"sum", "mean"}) String teamScore,

            int maxMembers,

            @Schema(allowableValues = {"public", "unlisted"})
            String visibility,

            @Schema(allowableValues = {"open", "running", "closing", "sealed", "cancelled"})
            String state,

            Instant closesAt,
            Instant sealsAt,
            @Nullable SetSeal seal,
            long members,
            @Nullable String organiserId,
            List<Team> teamList,
            @Nullable Mine me) {}

    @Schema(name = "ChallengeTeam")
    record Team(String teamId, @Nullable String name) {}

    @Schema(name = "ChallengeMembership")
    record Mine(
            @Schema(allowableValues = {"member", "waiting"}) String state,

            boolean organiser,
            @Nullable String teamId) {}

    /** A page of members by score. */
    @Schema(name = "ChallengeBoard")
    record Board(
            String challengeId,
            String state,
            Instant closesAt,
            Instant sealsAt,
            @Nullable SetSeal seal,
            List<Entry> entries,
            @Nullable Place me,
            @Nullable String next) {}

    /** Masked, without id and name, for blocked pairs and for who hides or is erased. */
    @Schema(name = "ChallengeEntry")
    record Entry(
            @Schema(example = "2") long rank,
            @Nullable String walkerId,
            @Nullable String displayName,
            @Nullable String imageUrl,
            @Schema(example = "18000") long score,

            @Schema(description = "The score where it is steps") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long steps,

            boolean me,
            boolean masked) {}

    @Schema(name = "ChallengePlace")
    record Place(
            @Nullable Long rank,
            long score,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long steps,

            @Nullable Integer percentile,
            @Nullable Long gapToNext) {}

    @Schema(name = "ChallengeTeamBoard")
    record TeamBoard(
            String challengeId,
            String state,
            Instant closesAt,
            Instant sealsAt,
            @Nullable SetSeal seal,
            List<TeamEntry> entries,
            @Nullable String next) {}

    @Schema(name = "ChallengeTeamEntry")
    record TeamEntry(
            long rank,
            String teamId,
            @Nullable String name,
            long members,

            @Schema(description = "A mean has one decimal and is ranked exactly", example = "5000.0")
            BigDecimal score) {}

    /** The caller's days; what they count adds up to the score. */
    @Schema(name = "ChallengeExplanation")
    record Explained(long score, List<ExplainedDay> days) {}

    /** {@code counted = ranked + manual - cut}, or 1 and 0 where goal days are counted; late steps count nothing. */
    @Schema(name = "ChallengeDay")
    record ExplainedDay(
            LocalDate date,
            long total,
            long ranked,
            long manual,
            long cut,
            long late,
            long counted,
            @Schema(example = "[\"p10-cap\"]") List<String> reasons) {}

    @Schema(name = "ChallengeMember")
    record Member(
            String walkerId,
            @Nullable String displayName,
            @Nullable String imageUrl,

            @Schema(allowableValues = {"member", "waiting"}) String state,

            Instant since,
            @Nullable String teamId) {}
}
