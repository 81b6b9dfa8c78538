package com.firewalker.command.challenge.service;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.challenge.ApproveMember;
import com.firewalker.command.challenge.ChallengeRefused;
import com.firewalker.command.challenge.JoinChallenge;
import com.firewalker.command.challenge.LeaveChallenge;
import com.firewalker.command.challenge.MoveMember;
import com.firewalker.command.challenge.RemoveMember;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets walkers join and leave, and the organiser approve, remove and place them (domain-rules.md 8.10, 8.11, 8.13). */
@Component
class MembershipService {

    /** What somebody says when joining. */
    record Asked(@Nullable String code, @Nullable String teamId, boolean confirmVisible) {}

    /** @param state member or waiting */
    record Joined(String state, long position) {}

    private final ChallengeCommands commands;
    private final ChallengeRows rows;
    private final MemberRows members;
    private final TeamRows teams;
    private final ChallengeDoor door;
    private final ChallengeCodes codes;
    private final CodeThrottle throttle;
    private final AccountRepository accounts;
    private final WalkerTimeline timelines;

    MembershipService(
            ChallengeCommands commands,
            ChallengeRows rows,
            MemberRows members,
            TeamRows teams,
            ChallengeDoor door,
            ChallengeCodes codes,
            CodeThrottle throttle,
            AccountRepository accounts,
            WalkerTimeline timelines) {
        this.commands = commands;
        this.rows = rows;
        this.members = members;
        this.teams = teams;
        this.door = door;
        this.codes = codes;
        this.throttle = throttle;
        this.accounts = accounts;
        this.timelines = timelines;
    }

    Joined join(String walkerId, String challengeId, Asked asked) {
        String id = opened(walkerId, challengeId, asked.code());
        return commands.run(() -> {
            Account walker = held(walkerId);
            ChallengeRow row = rows.lock(id).orElseThrow(Refusal::notFound);
            refuseUnknownTeam(row, asked.teamId());
            Instant at = commands.now();
            boolean hidden = walker.visibility() == Visibility.VISIBILITY_PRIVATE;
            long position = commands.takePart(
                    row,
                    new JoinChallenge(id, walkerId, asked.teamId(), hidden, asked.confirmVisible(), row.terms(at), at),
                    null);
            return new Joined(members.state(id, walkerId).orElseThrow(), position);
        });
    }

    /** The challenge's id, for whoever takes part, has its code, or needs none. */
    private String opened(String walkerId, String challengeId, @Nullable String code) {
        Optional<ChallengeRow> row = OpaqueIds.isPossible(challengeId) ? rows.find(challengeId) : Optional.empty();
        if (row.isPresent() && members.takesPart(challengeId, walkerId)) {
            return challengeId;
        }
        if (code != null) {
            return throttle.walker(
                    walkerId,
                    () -> Optional.of(codes.joinable(code).challengeId())
                            .filter(challengeId::equals)
                            .orElseThrow(ChallengeRefused::codeUnknown));
        }
        ChallengeRow listed = row.filter(ChallengeRow::isListed).orElseThrow(Refusal::notFound);
        if (listed.needsCode()) {
            throw Refusal.invalid("/code", "required", "this challenge is joined with its code");
        }
        return challengeId;
    }

    private Account held(String walkerId) {
        if (!accounts.hold(walkerId)) {
            throw Refusal.notFound();
        }
        return accounts.find(walkerId).orElseThrow(Refusal::notFound);
    }

    private void refuseUnknownTeam(ChallengeRow row, @Nullable String teamId) {
        boolean none = row.settings().getTeams() == ChallengeTeams.CHALLENGE_TEAMS_NONE;
        if (teamId != null && !none && !(OpaqueIds.isPossible(teamId) && teams.has(row.challengeId(), teamId))) {
            throw Refusal.notFound();
        }
    }

    /** Answers the position. */
    long leave(String walkerId, String challengeId) {
        String id = rows.find(OpaqueIds.possible(challengeId))
                .filter(row -> members.state(row.challengeId(), walkerId).isPresent())
                .orElseThrow(Refusal::notFound)
                .challengeId();
        return commands.holding(
                id, row -> commands.takePart(row, new LeaveChallenge(id, walkerId, row.terms(commands.now())), null));
    }

    /** Answers the position. */
    long approve(String organiserId, String challengeId, String walkerId) {
        String id = door.organised(challengeId, organiserId).challengeId();
        return commands.run(() -> {
            Account walker = held(OpaqueIds.possible(walkerId));
            ChallengeRow row = rows.lock(id).orElseThrow(Refusal::notFound);
            refuseStranger(id, walker.walkerId());
            Instant at = commands.now();
            return commands.takePart(
                    row, new ApproveMember(id, walker.walkerId(), organiserId, row.terms(at), at), null);
        });
    }

    /** Answers the position. An organiser who takes out the organiser leaves. */
    long remove(String organiserId, String challengeId, String walkerId, @Nullable String reason) {
        String id = door.organised(challengeId, organiserId).challengeId();
        String kept = SettingsReader.text("/reason", reason);
        if (kept == null) {
            throw Refusal.invalid("/reason", "required", "the walker may know why: reason is missing");
        }
        if (organiserId.equals(walkerId)) {
            return leave(organiserId, id);
        }
        refuseStranger(id, OpaqueIds.possible(walkerId));
        return commands.holding(
                id,
                row -> commands.takePart(
                        row, new RemoveMember(id, walkerId, organiserId, row.terms(commands.now())), kept));
    }

    /** Answers the position. */
    long move(String by, String challengeId, String walkerId, @Nullable String teamId) {
        ChallengeRow seen = door.visible(challengeId, by);
        String id = seen.challengeId();
        if (!seen.isOrganisedBy(by) && !by.equals(walkerId)) {
            throw ChallengeRefused.notOrganiser();
        }
        if (teamId == null) {
            throw Refusal.invalid("/teamId", "required", "teamId is missing");
        }
        refuseStranger(id, OpaqueIds.possible(walkerId));
        return commands.holding(id, row -> {
            refuseUnknownTeam(row, teamId);
            Instant at = commands.now();
            return commands.takePart(
                    row, new MoveMember(id, walkerId, teamId, by, row.terms(at), nextDay(row, walkerId, at)), null);
        });
    }

    private void refuseStranger(String challengeId, String walkerId) {
        if (members.state(challengeId, walkerId).isEmpty()) {
            throw Refusal.notFound();
        }
    }

    /** Tomorrow in the challenge's zone, or in the member's own. */
    private LocalDate nextDay(ChallengeRow row, String walkerId, Instant at) {
        LocalDate today = row.settings().getDays() == ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE
                ? LocalDate.ofInstant(at, ZoneId.of(row.settings().getTimeZone()))
                : timelines.of(walkerId).orElseThrow(Refusal::notFound).dateAt(at);
        return today.plusDays(1);
    }
}
