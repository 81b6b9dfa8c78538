package com.firewalker.query.challenge;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.slotOf;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeEndMoved;
import com.firewalker.events.v1.ChallengeJoin;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeMemberMoved;
import com.firewalker.events.v1.ChallengeMemberRemoved;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.ChallengeTeamCreated;
import com.firewalker.events.v1.ChallengeTeamScore;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.events.v1.ChallengeVisibility;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.Events;
import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.query.view.Fact;
import com.google.protobuf.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A challenge of a few walkers, as the command side could have written it: settings, teams, who comes, goes and moves, days
 * that grow and shrink, a seal or an end without one, steps and erasures afterwards. Seeded.
 */
public final class ChallengeStory {

    static final LocalDate FIRST = LocalDate.of(1994, 5, 2);
    /** Quarter hours of a day in UTC. */
    static final int EARLY = 20;

    static final int LATE = 80;
    private static final int DAYS = 5;
    private static final int WALKERS = 4;
    private static final int LENGTH = 60;

    /** A fact of the ledger and the stream it stands in. */
    record Told(String streamId, Fact fact) {

        boolean isOfChallenge() {
            return streamId.startsWith("challenge/");
        }
    }

    private final String id;
    private final Random random;
    private final List<String> walkers = new ArrayList<>();
    private final Map<String, List<ChallengeTeamSpan>> teams = new TreeMap<>();
    private final Set<String> members = new HashSet<>();
    private final Set<String> erased = new HashSet<>();
    private final List<Entry> entries = new ArrayList<>();
    private ChallengeSettings settings;
    private boolean over;

    private ChallengeStory(String id, Random random) {
        this.id = id;
        this.random = random;
        settings = settings();
        for (int number = 0; number < WALKERS; number++) {
            walkers.add(id + "-w" + number);
        }
    }

    public static List<Entry> of(String id, long seed) {
        var story = new ChallengeStory(id, new Random(seed));
        story.tell();
        return story.entries;
    }

    private void tell() {
        walkers.forEach(walker -> entries.add(registered(walker, Visibility.VISIBILITY_PUBLIC)));
        for (int before = random.nextInt(6); before > 0; before--) {
            walk(anybody());
        }
        create();
        int end = LENGTH / 2 + random.nextInt(LENGTH / 3);
        for (int step = 0; step < LENGTH; step++) {
            if (step == end) {
                over();
            } else if (over) {
                afterwards();
            } else {
                during();
            }
        }
    }

    private void create() {
        entries.add(challenge(ChallengeCreated.newBuilder()
                .setChallengeId(id)
                .setOrganiserId(walkers.get(0))
                .setSettings(settings)
                .setCreatedAtMillis(1)
                .build()));
        if (settings.getTeams() != ChallengeTeams.CHALLENGE_TEAMS_NONE) {
            for (String team : List.of("blue", "red")) {
                entries.add(challenge(ChallengeTeamCreated.newBuilder()
                        .setChallengeId(id)
                        .setTeamId(team)
                        .setWalkerId(walkers.get(0))
                        .build()));
            }
        }
        join(walkers.get(0));
    }

    private void during() {
        String walker = anybody();
        switch (random.nextInt(10)) {
            case 0, 1 -> join(walker);
            case 2 -> leave(walker);
            case 3 -> move(walker);
            case 4 -> change();
            case 5 -> erase(walker, 12);
            default -> walk(walker);
        }
    }

    private void afterwards() {
        String walker = anybody();
        switch (random.nextInt(6)) {
            case 0 -> leave(walker);
            case 1 -> erase(walker, 3);
            default -> walk(walker);
        }
    }

    private void over() {
        over = true;
        if (random.nextInt(8) == 0) {
            entries.add(
                    challenge(ChallengeCancelled.newBuilder().setChallengeId(id).build()));
        } else if (random.nextInt(8) > 0) {
            entries.add(challenge(ChallengeSealed.newBuilder()
                    .setChallengeId(id)
                    .setPolicyVersion(1)
                    .setEarly(true)
                    .build()));
        }
    }

    private void walk(String walker) {
        if (erased.contains(walker)) {
            return;
        }
        LocalDate date = FIRST.plusDays(random.nextInt(DAYS + 4) - 2L);
        DayResult result = walked(date);
        Entry steps = Events.steps(walker, date, result);
        entries.add(
                random.nextInt(5) > 0
                        ? steps
                        : new Entry(
                                steps.streamId(),
                                DayReviewed.newBuilder()
                                        .setWalkerId(walker)
                                        .setLocalDate((int) date.toEpochDay())
                                        .setCause(DayReviewed.Cause.CAUSE_RELEASE)
                                        .addDevices(device())
                                        .setResult(result)
                                        .build()));
    }

    /** Ranked steps lie in two quarter hours, of which Seoul has the later one on the next date. */
    private DayResult walked(LocalDate date) {
        int early = random.nextInt(3) * random.nextInt(6_000);
        int late = random.nextInt(3) * random.nextInt(6_000);
        int manual = random.nextInt(3) * random.nextInt(15_000);
        int ranked = early + late;
        return Events.result(ranked + manual, ranked, slotOf(date, late > 0 ? LATE : EARLY)).toBuilder()
                .setManual(manual)
                .addSlots(SlotDecision.newBuilder().setSlot(EARLY).setDevice(0).setSteps(early))
                .addSlots(SlotDecision.newBuilder().setSlot(LATE).setDevice(0).setSteps(late))
                .build();
    }

    private static Device device() {
        return Device.newBuilder()
                .setId("watch-1")
                .setKind(DeviceKind.DEVICE_KIND_WATCH)
                .build();
    }

    private void join(String walker) {
        if (erased.contains(walker) || !members.add(walker)) {
            return;
        }
        List<ChallengeTeamSpan> spans = teams.computeIfAbsent(walker, any -> firstTeam());
        entries.add(membership(
                walker,
                ChallengeMemberJoined.newBuilder()
                        .setChallengeId(id)
                        .setWalkerId(walker)
                        .addAllTeams(spans)
                        .setJoinedAtMillis(entries.size())
                        .setRejoined(false)
                        .setConfirmedVisible(random.nextBoolean())
                        .build()));
    }

    private List<ChallengeTeamSpan> firstTeam() {
        boolean none = settings.getTeams() == ChallengeTeams.CHALLENGE_TEAMS_NONE || random.nextInt(4) == 0;
        return none
                ? List.of()
                : List.of(ChallengeTeamSpan.newBuilder().setTeamId(team()).build());
    }

    private String team() {
        return random.nextBoolean() ? "blue" : "red";
    }

    private void leave(String walker) {
        if (!members.remove(walker)) {
            return;
        }
        entries.add(membership(
                walker,
                random.nextInt(3) > 0
                        ? ChallengeMemberLeft.newBuilder()
                                .setChallengeId(id)
                                .setWalkerId(walker)
                                .build()
                        : ChallengeMemberRemoved.newBuilder()
                                .setChallengeId(id)
                                .setWalkerId(walker)
                                .setRemovedBy(walkers.get(0))
                                .build()));
    }

    private void move(String walker) {
        if (!members.contains(walker) || settings.getTeams() == ChallengeTeams.CHALLENGE_TEAMS_NONE) {
            return;
        }
        ChallengeTeamSpan.Builder to = ChallengeTeamSpan.newBuilder().setTeamId(team());
        List<ChallengeTeamSpan> spans = new ArrayList<>();
        if (!teams.get(walker).isEmpty()) {
            int from = (int) FIRST.plusDays(random.nextInt(DAYS)).toEpochDay();
            teams.get(walker).stream()
                    .filter(span -> !span.hasFrom() || span.getFrom() < from)
                    .forEach(spans::add);
            to.setFrom(from);
        }
        spans.add(to.build());
        teams.put(walker, spans);
        entries.add(membership(
                walker,
                ChallengeMemberMoved.newBuilder()
                        .setChallengeId(id)
                        .setWalkerId(walker)
                        .addAllTeams(spans)
                        .setMovedBy(walkers.get(0))
                        .build()));
    }

    private void change() {
        if (random.nextBoolean()) {
            int to = (int) FIRST.plusDays(DAYS - 1L + random.nextInt(2)).toEpochDay();
            settings = settings.toBuilder().setTo(to).build();
            entries.add(challenge(
                    ChallengeEndMoved.newBuilder().setChallengeId(id).setTo(to).build()));
        } else {
            settings = settings.toBuilder()
                    .setDailyCap(1_000 + random.nextInt(12_000))
                    .setManualCounts(random.nextBoolean())
                    .build();
            entries.add(challenge(ChallengeSettingsChanged.newBuilder()
                    .setChallengeId(id)
                    .setSettings(settings)
                    .build()));
        }
    }

    /** As the command side does: no event says that the memberships end with it. */
    private void erase(String walker, int seldom) {
        if (random.nextInt(seldom) == 0 && erased.add(walker)) {
            members.remove(walker);
            entries.add(Events.erased(walker));
        }
    }

    private String anybody() {
        return walkers.get(random.nextInt(WALKERS));
    }

    private Entry challenge(Message event) {
        return new Entry("challenge/" + id, event);
    }

    private Entry membership(String walker, Message event) {
        return new Entry("membership/" + id + "/" + walker, event);
    }

    private ChallengeSettings settings() {
        boolean fixed = random.nextInt(3) == 0;
        ChallengeSettings.Builder built = ChallengeSettings.newBuilder()
                .setFrom((int) FIRST.toEpochDay())
                .setTo((int) FIRST.plusDays(DAYS - 1L).toEpochDay())
                .setScore(
                        random.nextInt(4) == 0
                                ? ChallengeScore.CHALLENGE_SCORE_GOAL_DAYS
                                : ChallengeScore.CHALLENGE_SCORE_TOTAL)
                .setDays(fixed ? ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE : ChallengeDays.CHALLENGE_DAYS_MEMBER_LOCAL)
                .setManualCounts(random.nextBoolean())
                .setJoin(ChallengeJoin.CHALLENGE_JOIN_OPEN)
                .setTeams(
                        random.nextInt(3) == 0
                                ? ChallengeTeams.CHALLENGE_TEAMS_NONE
                                : ChallengeTeams.CHALLENGE_TEAMS_ORGANISER)
                .setTeamScore(ChallengeTeamScore.CHALLENGE_TEAM_SCORE_SUM)
                .setMaxMembers(100)
                .setVisibility(ChallengeVisibility.CHALLENGE_VISIBILITY_PUBLIC);
        if (fixed) {
            built.setTimeZone("Asia/Seoul");
        }
        if (random.nextBoolean()) {
            built.setDailyCap(1_000 + random.nextInt(12_000));
        }
        return built.build();
    }
}
