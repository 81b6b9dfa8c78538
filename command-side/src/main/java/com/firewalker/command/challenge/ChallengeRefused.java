package com.firewalker.command.challenge;

import com.firewalker.platform.web.Refusal;

/** Why a challenge stays as it is (api.md 4a, 9). */
public final class ChallengeRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private ChallengeRefused(int status, String code, String detail) {
        super(status, code, detail);
    }

    static ChallengeRefused unknown() {
        return new ChallengeRefused(404, "not-found", "There is no such thing here");
    }

    public static ChallengeRefused codeUnknown() {
        return new ChallengeRefused(404, "code-unknown", "No challenge can be joined with this code");
    }

    public static ChallengeRefused notOrganiser() {
        return new ChallengeRefused(403, "not-organiser", "Only the organiser may do this");
    }

    static ChallengeRefused notMember() {
        return new ChallengeRefused(403, "not-member", "Only members may do this");
    }

    static ChallengeRefused over() {
        return new ChallengeRefused(409, "challenge-over", "The challenge is sealed or cancelled");
    }

    static ChallengeRefused frozen() {
        return new ChallengeRefused(
                409,
                "settings-frozen",
                "A step has counted: only name, description and an end up to " + Organising.MOST_DAYS_LATER
                        + " days later may change");
    }

    static ChallengeRefused full(int most) {
        return new ChallengeRefused(409, "challenge-full", "This challenge has " + most + " members at most");
    }

    static ChallengeRefused noTeams() {
        return new ChallengeRefused(409, "no-teams", "This challenge has no teams");
    }

    static ChallengeRefused tooManyTeams() {
        return new ChallengeRefused(409, "too-many-teams", "At most " + Organising.MOST_TEAMS + " teams");
    }

    public static ChallengeRefused tooMany() {
        return new ChallengeRefused(
                409,
                "too-many-challenges",
                "At most " + Organising.MOST_OPEN + " challenges of one organiser that are not over");
    }

    static ChallengeRefused notEnded() {
        return new ChallengeRefused(409, "not-ended", "The challenge has not ended everywhere");
    }

    static ChallengeRefused alreadySealed() {
        return new ChallengeRefused(409, "already-sealed", "The challenge is sealed");
    }
}
