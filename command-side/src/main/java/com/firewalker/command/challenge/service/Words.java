package com.firewalker.command.challenge.service;

import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeJoin;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeTeamScore;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.events.v1.ChallengeVisibility;
import java.util.Locale;
import java.util.function.Function;

/** The contract's words for settings. */
final class Words {

    static final Words SCORE = new Words("CHALLENGE_SCORE_");
    static final Words DAYS = new Words("CHALLENGE_DAYS_");
    static final Words JOIN = new Words("CHALLENGE_JOIN_");
    static final Words TEAMS = new Words("CHALLENGE_TEAMS_");
    static final Words TEAM_SCORE = new Words("CHALLENGE_TEAM_SCORE_");
    static final Words VISIBILITY = new Words("CHALLENGE_VISIBILITY_");

    private final String prefix;

    private Words(String prefix) {
        this.prefix = prefix;
    }

    String of(Enum<?> value) {
        return value.name().substring(prefix.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private <E> E read(String word, Function<String, E> names) {
        return names.apply(prefix + word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /* Each word was checked against its pattern before. */

    static ChallengeScore score(String word) {
        return SCORE.read(word, ChallengeScore::valueOf);
    }

    static ChallengeDays days(String word) {
        return DAYS.read(word, ChallengeDays::valueOf);
    }

    static ChallengeJoin join(String word) {
        return JOIN.read(word, ChallengeJoin::valueOf);
    }

    static ChallengeTeams teams(String word) {
        return TEAMS.read(word, ChallengeTeams::valueOf);
    }

    static ChallengeTeamScore teamScore(String word) {
        return TEAM_SCORE.read(word, ChallengeTeamScore::valueOf);
    }

    static ChallengeVisibility visibility(String word) {
        return VISIBILITY.read(word, ChallengeVisibility::valueOf);
    }
}
