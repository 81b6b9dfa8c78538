package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamScore;
import com.firewalker.proto.SealTimes;
import com.firewalker.query.challenge.ChallengeNames.Texts;
import com.firewalker.query.challenge.ChallengeReader.Part;
import com.firewalker.query.challenge.GetChallenge.Challenge;
import com.firewalker.query.challenge.GetChallenge.Mine;
import com.firewalker.query.challenge.GetChallenge.Team;
import com.firewalker.query.leaderboard.sealed.SetSeal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A challenge as the public contract shows it. */
@Component
class ChallengeAnswers {

    /** Where a date begins first. */
    private static final Duration EARLIEST = Duration.ofHours(14);

    private final Clock clock;

    ChallengeAnswers(Clock clock) {
        this.clock = clock;
    }

    String state(Held challenge) {
        if (challenge.cancelledAt() > 0) {
            return "cancelled";
        }
        if (challenge.isSealed()) {
            return "sealed";
        }
        Instant now = clock.instant();
        if (SealTimes.of(challenge.to()).hasEnded(now)) {
            return "closing";
        }
        return now.isBefore(start(challenge)) ? "open" : "running";
    }

    private static Instant start(Held challenge) {
        ChallengeSettings settings = challenge.settings();
        return settings.getDays() == ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE
                ? challenge
                        .from()
                        .atStartOfDay(ZoneId.of(settings.getTimeZone()))
                        .toInstant()
                : challenge.from().atStartOfDay().toInstant(ZoneOffset.UTC).minus(EARLIEST);
    }

    /** The last date that anybody may have lived in so far, or the challenge's last. */
    LocalDate lastDate(Held challenge) {
        LocalDate today = LocalDate.ofInstant(clock.instant().plus(EARLIEST), ZoneOffset.UTC);
        LocalDate last = today.isBefore(challenge.to()) ? today : challenge.to();
        return last.isBefore(challenge.from()) ? challenge.from() : last;
    }

    static @Nullable SetSeal seal(Held challenge) {
        String hash = challenge.hash();
        return hash == null ? null : new SetSeal(challenge.sealedAt(), hash, challenge.policy());
    }

    static boolean byMean(Held challenge) {
        return challenge.settings().getTeamScore() == ChallengeTeamScore.CHALLENGE_TEAM_SCORE_MEAN;
    }

    Challenge challenge(
            Held challenge, Texts texts, long members, List<String> teams, @Nullable Part part, String walkerId) {
        ChallengeSettings settings = challenge.settings();
        SealTimes times = SealTimes.of(challenge.to());
        boolean organiser = walkerId.equals(challenge.organiserId());
        return new Challenge(
                challenge.id(),
                texts.name(),
                texts.description(),
                challenge.from(),
                challenge.to(),
                word(settings.getScore(), "CHALLENGE_SCORE_"),
                word(settings.getDays(), "CHALLENGE_DAYS_"),
                settings.hasTimeZone() ? settings.getTimeZone() : null,
                settings.hasDailyCap() ? settings.getDailyCap() : null,
                settings.getManualCounts(),
                word(settings.getJoin(), "CHALLENGE_JOIN_"),
                word(settings.getTeams(), "CHALLENGE_TEAMS_"),
                word(settings.getTeamScore(), "CHALLENGE_TEAM_SCORE_"),
                settings.getMaxMembers(),
                word(settings.getVisibility(), "CHALLENGE_VISIBILITY_"),
                state(challenge),
                times.closesAt(),
                times.sealsAt(),
                seal(challenge),
                members,
                challenge.organiserId(),
                teams.stream()
                        .map(team -> new Team(team, texts.teams().get(team)))
                        .toList(),
                part == null ? null : new Mine(state(part), organiser, Scoring.lastTeam(part.teams())));
    }

    static String state(Part part) {
        return part.state() == MemberRows.WAITS ? "waiting" : "member";
    }

    private static String word(Enum<?> value, String prefix) {
        return value.name().substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
