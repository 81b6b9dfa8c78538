package com.firewalker.command.challenge.service;

import com.firewalker.command.account.ProfileRules;
import com.firewalker.command.walker.Zones;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamScore;
import com.firewalker.platform.web.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes settings of what was sent. Errors: 422 with every field that is missing or not acceptable. */
final class SettingsReader {

    static final int LONGEST_NAME = 40;
    static final int LONGEST_DESCRIPTION = 500;
    static final int HIGHEST_CAP = 1_000_000;
    static final int MOST_MEMBERS = 100_000;

    private SettingsReader() {}

    static ChallengeSettings created(ChallengeBody body) {
        var missing = new ArrayList<Refusal.Field>();
        require(missing, "/name", body.name());
        require(missing, "/from", body.from());
        require(missing, "/to", body.to());
        require(missing, "/score", body.score());
        require(missing, "/join", body.join());
        require(missing, "/teams", body.teams());
        require(missing, "/visibility", body.visibility());
        if (body.teams() != null && !body.teams().equals("none")) {
            require(missing, "/teamScore", body.teamScore());
        }
        if (!missing.isEmpty()) {
            throw Refusal.invalid(missing);
        }
        return changed(
                ChallengeSettings.newBuilder()
                        .setDays(ChallengeDays.CHALLENGE_DAYS_MEMBER_LOCAL)
                        .setTeamScore(ChallengeTeamScore.CHALLENGE_TEAM_SCORE_SUM)
                        .setManualCounts(false)
                        .setMaxMembers(MOST_MEMBERS)
                        .build(),
                body);
    }

    private static void require(List<Refusal.Field> missing, String pointer, @Nullable Object value) {
        if (value == null) {
            missing.add(new Refusal.Field(pointer, "required", pointer.substring(1) + " is missing"));
        }
    }

    /** The settings with everything that the body names. */
    static ChallengeSettings changed(ChallengeSettings before, ChallengeBody body) {
        ChallengeSettings.Builder settings = before.toBuilder();
        set(body.from(), from -> settings.setFrom(epochDay(from)));
        set(body.to(), to -> settings.setTo(epochDay(to)));
        set(body.score(), score -> settings.setScore(Words.score(score)));
        set(body.dailyCap(), settings::setDailyCap);
        set(body.manualCounts(), settings::setManualCounts);
        set(body.join(), join -> settings.setJoin(Words.join(join)));
        set(body.teams(), teams -> settings.setTeams(Words.teams(teams)));
        set(body.teamScore(), score -> settings.setTeamScore(Words.teamScore(score)));
        set(body.maxMembers(), settings::setMaxMembers);
        set(body.visibility(), visibility -> settings.setVisibility(Words.visibility(visibility)));
        set(body.days(), days -> settings.setDays(Words.days(days)));
        zone(settings, body.timeZone());
        return settings.build();
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static int epochDay(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    private static void zone(ChallengeSettings.Builder settings, @Nullable String zone) {
        boolean fixed = settings.getDays() == ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE;
        if (!fixed) {
            if (zone != null) {
                throw Refusal.invalid("/timeZone", "invalid", "member-local days have no zone of their own");
            }
            settings.clearTimeZone();
        } else if (zone != null) {
            settings.setTimeZone(Zones.write(Zones.read(zone)
                    .orElseThrow(() -> Refusal.invalid(
                            "/timeZone",
                            "unknown-zone",
                            "this is neither an IANA time zone nor an offset as +05:45"))));
        } else if (!settings.hasTimeZone()) {
            throw Refusal.invalid("/timeZone", "required", "days in a fixed zone need the zone");
        }
    }

    /** The name as it is kept. */
    static String name(String pointer, String given) {
        ProfileRules.textObjection(pointer, given, LONGEST_NAME).ifPresent(objection -> {
            throw Refusal.invalid(List.of(objection));
        });
        return ProfileRules.name(given);
    }

    /** The description as it is kept; none where nothing is said. */
    static @Nullable String description(@Nullable String given) {
        return text("/description", given);
    }

    static @Nullable String text(String pointer, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        ProfileRules.textObjection(pointer, given, LONGEST_DESCRIPTION).ifPresent(objection -> {
            throw Refusal.invalid(List.of(objection));
        });
        return ProfileRules.name(given);
    }

    static boolean isTrue(@Nullable Boolean said) {
        return Objects.requireNonNullElse(said, false);
    }
}
