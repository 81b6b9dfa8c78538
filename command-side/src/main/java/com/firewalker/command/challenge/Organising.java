package com.firewalker.command.challenge;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeOrganiserChanged;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.ChallengeSettingsFrozen;
import com.firewalker.events.v1.ChallengeTeamCreated;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.events.v1.ChallengeTextsChanged;
import com.firewalker.platform.web.Refusal;
import com.google.protobuf.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Decides on a challenge as a whole. Repeating changes nothing.
 * Errors: {@link ChallengeRefused}, or 422 for dates and numbers out of bounds. Source: domain-rules.md 8.9-8.12.
 */
final class Organising {

    static final int MOST_OPEN = 5;
    static final int MOST_TEAMS = 1_000;
    static final int MOST_DAYS = 366;
    static final int MOST_DAYS_BACK = 31;
    static final int MOST_DAYS_LATER = 7;

    private Organising() {}

    static List<Message> decide(CreateChallenge command) {
        if (command.open() >= MOST_OPEN) {
            throw ChallengeRefused.tooMany();
        }
        checkLength(command.settings());
        checkStart(command.settings(), command.at());
        checkEnd(command.settings(), command.at());
        return List.of(ChallengeCreated.newBuilder()
                .setChallengeId(command.challengeId())
                .setOrganiserId(command.organiserId())
                .setSettings(command.settings())
                .setCreatedAtMillis(command.at().toEpochMilli())
                .build());
    }

    static List<Message> decide(ChallengeState state, ChangeChallenge command) {
        refuseUnlessOrganiserOfLive(state, command.by());
        var events = new ArrayList<Message>();
        if (!command.settings().equals(state.settings())) {
            events.add(state.frozenTo() == null ? changed(state, command) : moved(state, command));
        }
        if (command.texts()) {
            events.add(ChallengeTextsChanged.newBuilder()
                    .setChallengeId(state.challengeId())
                    .build());
        }
        return events;
    }

    private static Message changed(ChallengeState state, ChangeChallenge command) {
        ChallengeSettings wanted = command.settings();
        checkLength(wanted);
        if (wanted.getFrom() != state.settings().getFrom()) {
            checkStart(wanted, command.at());
        }
        if (wanted.getTo() != state.settings().getTo()) {
            checkEnd(wanted, command.at());
        }
        if (wanted.getMaxMembers() < command.members()) {
            throw ChallengeRefused.full(wanted.getMaxMembers());
        }
        if (!state.teams().isEmpty() && wanted.getTeams() == ChallengeTeams.CHALLENGE_TEAMS_NONE) {
            throw Refusal.invalid("/teams", "invalid", "there are teams");
        }
        return ChallengeSettingsChanged.newBuilder()
                .setChallengeId(state.challengeId())
                .setSettings(wanted)
                .build();
    }

    /** Of frozen settings only the end moves: later, in all by a week at most. */
    private static Message moved(ChallengeState state, ChangeChallenge command) {
        int to = command.settings().getTo();
        boolean onlyTheEnd = command.settings().toBuilder()
                .setTo(state.settings().getTo())
                .build()
                .equals(state.settings());
        int frozenTo = Objects.requireNonNull(state.frozenTo(), "asked of frozen settings only");
        if (!onlyTheEnd || to < state.settings().getTo() || to > frozenTo + MOST_DAYS_LATER) {
            throw ChallengeRefused.frozen();
        }
        checkLength(command.settings());
        return ChallengeEndMoved.newBuilder()
                .setChallengeId(state.challengeId())
                .setTo(to)
                .build();
    }

    static List<Message> decide(ChallengeState state, FreezeSettings command) {
        return state.frozenTo() != null || state.isOver()
                ? List.of()
                : List.of(ChallengeSettingsFrozen.newBuilder()
                        .setChallengeId(command.challengeId())
                        .build());
    }

    static List<Message> decide(ChallengeState state, CancelChallenge command) {
        if (command.by() != null && !state.isOrganisedBy(command.by())) {
            throw ChallengeRefused.notOrganiser();
        }
        return switch (state.phase()) {
            case CANCELLED -> List.of();
            case SEALED -> throw ChallengeRefused.over();
            case LIVE ->
                List.of(ChallengeCancelled.newBuilder()
                        .setChallengeId(state.challengeId())
                        .build());
        };
    }

    static List<Message> decide(ChallengeState state, CreateTeam command) {
        boolean organiser = state.isOrganisedBy(command.by());
        if (!organiser && !command.member()) {
            throw ChallengeRefused.notMember();
        }
        if (state.isOver()) {
            throw ChallengeRefused.over();
        }
        if (state.settings().getTeams() == ChallengeTeams.CHALLENGE_TEAMS_NONE) {
            throw ChallengeRefused.noTeams();
        }
        boolean free = state.settings().getTeams() == ChallengeTeams.CHALLENGE_TEAMS_FREE
                && !state.schedule().hasStartedBy(command.at());
        if (!organiser && !free) {
            throw ChallengeRefused.notOrganiser();
        }
        return state.teams().contains(command.teamId()) ? List.of() : List.of(team(state, command));
    }

    private static Message team(ChallengeState state, CreateTeam command) {
        if (state.teams().size() >= MOST_TEAMS) {
            throw ChallengeRefused.tooManyTeams();
        }
        return ChallengeTeamCreated.newBuilder()
                .setChallengeId(state.challengeId())
                .setTeamId(command.teamId())
                .setWalkerId(command.by())
                .build();
    }

    static List<Message> decide(ChallengeState state, ChangeOrganiser command) {
        if (Objects.equals(state.organiserId(), command.organiserId())) {
            return List.of();
        }
        ChallengeOrganiserChanged.Builder changed =
                ChallengeOrganiserChanged.newBuilder().setChallengeId(state.challengeId());
        if (command.organiserId() != null) {
            changed.setOrganiserId(command.organiserId());
        }
        return List.of(changed.build());
    }

    static List<Message> decide(ChallengeState state, SealChallenge command) {
        if (state.phase() == ChallengeState.Phase.SEALED) {
            throw ChallengeRefused.alreadySealed();
        }
        if (state.isOver()) {
            throw ChallengeRefused.over();
        }
        boolean ripe = command.early()
                ? state.schedule().hasEndedBy(command.at())
                : state.schedule().isDueBy(command.at());
        if (!ripe) {
            throw ChallengeRefused.notEnded();
        }
        return List.of(ChallengeSealed.newBuilder()
                .setChallengeId(state.challengeId())
                .setPolicyVersion(command.policyVersion())
                .setEarly(!state.schedule().isDueBy(command.at()))
                .build());
    }

    private static void refuseUnlessOrganiserOfLive(ChallengeState state, String walkerId) {
        if (!state.isOrganisedBy(walkerId)) {
            throw ChallengeRefused.notOrganiser();
        }
        if (state.isOver()) {
            throw ChallengeRefused.over();
        }
    }

    private static void checkLength(ChallengeSettings settings) {
        int days = settings.getTo() - settings.getFrom() + 1;
        if (days < 1 || days > MOST_DAYS) {
            throw Refusal.invalid("/to", "out-of-range", "a challenge has 1 to " + MOST_DAYS + " days");
        }
    }

    /** By the date at Greenwich. */
    private static void checkStart(ChallengeSettings settings, Instant at) {
        LocalDate earliest = LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(MOST_DAYS_BACK);
        if (settings.getFrom() < earliest.toEpochDay()) {
            throw Refusal.invalid(
                    "/from", "out-of-range", "a challenge begins at most " + MOST_DAYS_BACK + " days in the past");
        }
    }

    private static void checkEnd(ChallengeSettings settings, Instant at) {
        LocalDate earliest = Schedule.lastEnded(at);
        if (settings.getTo() < earliest.toEpochDay()) {
            throw Refusal.invalid("/to", "out-of-range", "a challenge ends on " + earliest + " at the earliest");
        }
    }
}
