package com.firewalker.command.challenge.service;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.challenge.CancelChallenge;
import com.firewalker.command.challenge.ChangeChallenge;
import com.firewalker.command.challenge.CreateChallenge;
import com.firewalker.command.challenge.CreateTeam;
import com.firewalker.command.challenge.FreezeSettings;
import com.firewalker.command.challenge.JoinChallenge;
import com.firewalker.command.challenge.service.ChallengeRow.Phase;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.web.Refusal;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes challenges and teams, changes and cancels them. */
@Component
class ChallengeService {

    private static final int ATTEMPTS = 5;

    /** @param code how others join; it is said once and nowhere kept */
    record Created(String challengeId, String code, long position) {}

    record TeamMade(String teamId, long position) {}

    private final ChallengeCommands commands;
    private final ChallengeRows rows;
    private final MemberRows members;
    private final TeamRows teams;
    private final ChallengeDoor door;
    private final CountedSteps counted;
    private final AccountRepository accounts;

    ChallengeService(
            ChallengeCommands commands,
            ChallengeRows rows,
            MemberRows members,
            TeamRows teams,
            ChallengeDoor door,
            CountedSteps counted,
            AccountRepository accounts) {
        this.commands = commands;
        this.rows = rows;
        this.members = members;
        this.teams = teams;
        this.door = door;
        this.counted = counted;
        this.accounts = accounts;
    }

    /** The organiser is the first member. */
    Created create(String walkerId, ChallengeBody body) {
        ChallengeSettings settings = SettingsReader.created(body);
        String name = SettingsReader.name("/name", Objects.requireNonNull(body.name(), "checked before"));
        String description = SettingsReader.description(body.description());
        boolean confirmed = SettingsReader.isTrue(body.confirmVisible());
        return commands.run(() -> {
            Account organiser = accounts.lock(walkerId).orElseThrow(Refusal::notFound);
            Instant at = commands.now();
            String id = UUID.randomUUID().toString();
            String code = ChallengeCodes.next();
            var row = new ChallengeRow(id, walkerId, name, description, settings, Phase.LIVE, false, 0);
            int open = rows.open(walkerId);
            rows.insert(row, ChallengeCodes.hash(code), at);
            long created = commands.organise(row, new CreateChallenge(id, walkerId, settings, open, at));
            boolean hidden = organiser.visibility() == Visibility.VISIBILITY_PRIVATE;
            var joining = new JoinChallenge(id, walkerId, null, hidden, confirmed, row.terms(at), at);
            long joined = commands.takePart(row, joining, null);
            return new Created(id, code, Math.max(created, joined));
        });
    }

    /** Answers the position. */
    long change(String walkerId, String challengeId, ChallengeBody body) {
        ChallengeRow seen = door.organised(challengeId, walkerId);
        if (body.confirmVisible() != null) {
            throw Refusal.invalid("/confirmVisible", "invalid", "only said when creating or joining");
        }
        var wanted = new Wanted(
                walkerId,
                body.name() == null ? null : SettingsReader.name("/name", body.name()),
                SettingsReader.description(body.description()),
                body);
        boolean settings = !SettingsReader.changed(seen.settings(), body).equals(seen.settings());
        for (int tried = 0; tried < ATTEMPTS; tried++) {
            OptionalLong looked = settings ? lookedUpTo(seen) : OptionalLong.of(counted.head());
            if (looked.isPresent()) {
                try {
                    return commands.holding(seen.challengeId(), row -> change(row, wanted, looked.getAsLong()));
                } catch (CountedMeanwhile e) {
                    // The next look finds that step.
                }
            }
        }
        throw Refusal.unavailable("Steps are counted in this challenge right now");
    }

    /**
     * Looks at what members walked, and at what was appended during that look, while nobody waits: the rest, which is
     * looked at while writers wait, is short. Empty where a step counted during the look.
     */
    private OptionalLong lookedUpTo(ChallengeRow seen) {
        long before = counted.head();
        boolean decided = seen.frozen() || seen.isOver() || freezeWhereCounted(seen);
        long after = counted.head();
        return decided || !counted.anyBetween(seen, before, after + 1, commands.now())
                ? OptionalLong.of(after)
                : OptionalLong.empty();
    }

    /** What the organiser asks for. */
    private record Wanted(
            String walkerId,
            @Nullable String name,
            @Nullable String description,
            ChallengeBody body) {}

    /** A step that counts stands before the change that was about to be made: nothing is changed. */
    private static final class CountedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** @param looked no step had counted up to this position, or the settings are frozen */
    private long change(ChallengeRow row, Wanted wanted, long looked) {
        String newName = wanted.name() == null ? row.name() : wanted.name();
        String newDescription = wanted.body().description() == null ? row.description() : wanted.description();
        boolean texts = !newName.equals(row.name()) || !Objects.equals(newDescription, row.description());
        ChallengeSettings settings = SettingsReader.changed(row.settings(), wanted.body());
        Instant at = commands.now();
        var command = new ChangeChallenge(row.challengeId(), wanted.walkerId(), settings, texts, row.members(), at);
        long position = commands.organise(row, command);
        boolean open = !row.frozen() && !settings.equals(row.settings());
        if (open && counted.anyBetween(row, looked, position, at)) {
            throw new CountedMeanwhile();
        }
        if (texts) {
            rows.describe(row.challengeId(), newName, newDescription);
        }
        return position;
    }

    /** In a transaction of its own: a change that is refused because of it takes nothing back. */
    private boolean freezeWhereCounted(ChallengeRow seen) {
        boolean any = counted.any(seen, commands.now());
        if (any) {
            commands.holding(seen.challengeId(), row -> commands.organise(row, new FreezeSettings(row.challengeId())));
        }
        return any;
    }

    /** Answers the position. */
    long cancel(String walkerId, String challengeId) {
        String id = door.organised(challengeId, walkerId).challengeId();
        return commands.holding(id, row -> commands.organise(row, new CancelChallenge(id, walkerId)));
    }

    TeamMade team(String walkerId, String challengeId, @Nullable String name) {
        String id = door.visible(challengeId, walkerId).challengeId();
        if (name == null) {
            throw Refusal.invalid("/name", "required", "name is missing");
        }
        String kept = SettingsReader.name("/name", name);
        return commands.holding(id, row -> {
            String teamId = UUID.randomUUID().toString();
            boolean member = members.isMember(id, walkerId);
            long position = commands.organise(row, new CreateTeam(id, teamId, walkerId, member, commands.now()));
            teams.insert(new TeamRows.Team(id, teamId, kept));
            return new TeamMade(teamId, position);
        });
    }
}
