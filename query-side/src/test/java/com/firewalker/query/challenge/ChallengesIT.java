package com.firewalker.query.challenge;

import static com.firewalker.query.testing.Events.erased;
import static com.firewalker.query.testing.Events.granted;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.visible;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeCreated;
import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeJoin;
import com.firewalker.events.v1.ChallengeMemberJoined;
import com.firewalker.events.v1.ChallengeMemberLeft;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeTeamCreated;
import com.firewalker.events.v1.ChallengeTeamScore;
import com.firewalker.events.v1.ChallengeTeamSpan;
import com.firewalker.events.v1.ChallengeTeams;
import com.firewalker.events.v1.ChallengeVisibility;
import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.query.testing.Events;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Challenges through the door, on real servers (api.md 4a, domain-rules.md 8.9-8.14, reliability.md I24). */
class ChallengesIT {

    private static final LocalDate MAY_4 = LocalDate.of(1991, 5, 4);

    private static QuerySide querySide;
    private static Operator operator;

    @BeforeAll
    static void beginEmpty() {
        querySide = QuerySide.sharedOnAnEmptyLedger();
        operator = new Operator(querySide);
    }

    /** 8.10: days of before joining count from the first day on; leaving leaves no hole, rejoining restores. */
    @Test
    void countsFromTheFirstDayWheneverJoinedAndWithoutAHole() {
        walkers("a0", "a1", "a2");
        querySide
                .ledger()
                .append(
                        steps("a1", MAY_4.plusDays(1), 12_000),
                        created("ca", "a0", settings().setDailyCap(10_000)),
                        joined("ca", "a0"),
                        steps("a1", MAY_4.plusDays(1), 12_500),
                        steps("a1", MAY_4.minusDays(1), 900));
        long all = querySide
                .ledger()
                .append(
                        joined("ca", "a1"),
                        joined("ca", "a2"),
                        steps("a1", MAY_4, 8_000),
                        steps("a2", MAY_4, 9_000),
                        steps("a0", MAY_4, 3_000));

        assertThat(longs(board(all, "a0", "ca"), "score")).containsExactly(18_000L, 9_000L, 3_000L);
        assertThat(longs(board(all, "a0", "ca"), "steps")).containsExactly(18_000L, 9_000L, 3_000L);
        assertThat(board(all, "a2", "ca").json().at("/me/rank").asLong()).isEqualTo(2);
        JsonNode mine = get(all, "a1", "ca/me");
        assertThat(mine.get("score").asLong()).isEqualTo(18_000);
        assertThat(mine.at("/days/1").toString())
                .isEqualTo("{\"date\":\"1991-05-05\",\"total\":12500,\"ranked\":12500,\"manual\":0,\"cut\":2500,"
                        + "\"late\":0,\"counted\":10000,\"reasons\":[\"p10-cap\"]}");

        long left = querySide.ledger().append(left("ca", "a1"), steps("a1", MAY_4.plusDays(2), 500));
        assertThat(longs(board(left, "a0", "ca"), "rank")).containsExactly(1L, 2L);
        long back = querySide.ledger().append(joined("ca", "a1"));
        assertThat(longs(board(back, "a0", "ca"), "score")).containsExactly(18_500L, 9_000L, 3_000L);
        assertThat(get(back, "a0", "ca").get("members").asLong()).isEqualTo(3);
    }

    /** 8.11 and 8.12: teams, the seal, what comes late, who hides, who is erased; a rebuild comes to the same. */
    @Test
    void isFinalOnceItIsSealed() {
        walkers("b0", "b1", "b2", "b3");
        long before = querySide
                .ledger()
                .append(
                        created(
                                "cb",
                                "b0",
                                settings()
                                        .setTeams(ChallengeTeams.CHALLENGE_TEAMS_ORGANISER)
                                        .setTeamScore(ChallengeTeamScore.CHALLENGE_TEAM_SCORE_MEAN)),
                        team("cb", "red"),
                        team("cb", "blue"),
                        joined("cb", "b0", "red"),
                        joined("cb", "b1", "red"),
                        joined("cb", "b2", "red"),
                        joined("cb", "b3", "blue"),
                        steps("b0", MAY_4, 9_000),
                        steps("b2", MAY_4, 6_000),
                        steps("b3", MAY_4, 20_000));
        assertThat(get(before, "b0", "cb/teams/board").at("/entries").toString())
                .isEqualTo("[{\"rank\":1,\"teamId\":\"red\",\"name\":null,\"members\":3,\"score\":5000.0}]");
        long seal = querySide.ledger().append(sealed("cb"));
        String hash = board(seal, "b0", "cb").json().at("/seal/hash").asString();
        long late = querySide
                .ledger()
                .append(
                        steps("b0", MAY_4, 9_700),
                        granted("b2", MAY_4, 8_000),
                        visible("b2", Visibility.VISIBILITY_PRIVATE),
                        erased("b3"),
                        left("cb", "b1"));

        Answer board = board(late, "b0", "cb");
        assertThat(longs(board, "score")).containsExactly(20_000L, 9_000L, 6_000L);
        assertThat(board.json().get("entries"))
                .extracting(entry -> entry.get("masked").asBoolean())
                .containsExactly(true, false, true);
        assertThat(board.json().get("state").asString()).isEqualTo("sealed");
        assertThat(board.json().at("/seal/position").asLong()).isEqualTo(seal);
        assertThat(board.json().at("/seal/hash").asString()).isEqualTo(hash);
        JsonNode mine = get(late, "b0", "cb/me");
        assertThat(mine.get("score").asLong()).isEqualTo(9_000);
        assertThat(mine.at("/days/0/late").asLong()).isEqualTo(700);
        assertThat(mine.at("/days/0/reasons/0").asString()).isEqualTo("late-not-counted");
        assertThat(operator.get("/seals/challenge/cb/lines").json().get("hash").asString())
                .isEqualTo(hash);

        String id = operator.start("challenges", "{\"mode\":\"shadow\",\"autoSwitch\":true}");
        JsonNode rebuilt = operator.until(id, "switched");
        assertThat(rebuilt.at("/diff/changed").asLong()
                        + rebuilt.at("/diff/onlyOld").asLong()
                        + rebuilt.at("/diff/onlyNew").asLong())
                .as(rebuilt::toPrettyString)
                .isZero();
        assertThat(board(late, "b0", "cb").json().at("/seal/hash").asString()).isEqualTo(hash);
        JsonNode verified = operator.verified("challenges");
        assertThat(verified.get("state").asString())
                .as(verified::toPrettyString)
                .isEqualTo("equal");
    }

    /** 8.5 and 8.13: a blocked pair is masked to each other, ranks unchanged; friends are ranked among themselves. */
    @Test
    void masksABlockedPairAndRanksFriendsAmongThemselves() {
        walkers("g0", "g1", "g2", "g3");
        long made = querySide
                .ledger()
                .append(
                        created("cg", "g0", settings()),
                        joined("cg", "g0"),
                        joined("cg", "g1"),
                        joined("cg", "g2"),
                        joined("cg", "g3"),
                        steps("g0", MAY_4, 5_000),
                        steps("g1", MAY_4, 9_000),
                        steps("g2", MAY_4, 7_000),
                        steps("g3", MAY_4, 3_000),
                        tie("g0", "g1", true),
                        tie("g0", "g3", false));
        for (String one : List.of("g0", "g1")) {
            JsonNode entries = board(made, one, "cg").json().get("entries");
            int other = one.equals("g0") ? 0 : 2;
            assertThat(entries)
                    .extracting(entry -> entry.get("masked").asBoolean())
                    .containsExactly(other == 0, false, other == 2, false);
            assertThat(entries.get(other).get("walkerId").isNull()).isTrue();
            assertThat(entries.get(other).get("displayName").isNull()).isTrue();
            assertThat(entries).extracting(entry -> entry.get("rank").asLong()).containsExactly(1L, 2L, 3L, 4L);
        }
        Answer friends = querySide.getAfter(made, "g0", "/v1/challenges/cg/board?scope=friends&limit=1");
        assertThat(longs(friends, "score")).containsExactly(5_000L);
        assertThat(friends.json().at("/me/rank").asLong()).isEqualTo(1);
        Answer next = querySide.getAfter(
                made,
                "g0",
                "/v1/challenges/cg/board?scope=friends&limit=1&cursor="
                        + friends.json().get("next").asString());
        assertThat(longs(next, "score")).containsExactly(3_000L);
        assertThat(next.json().get("next").isNull()).isTrue();
        assertThat(querySide
                        .getAfter(made, "g0", "/v1/challenges/cg/board?scope=all")
                        .status())
                .isEqualTo(422);
    }

    /** 8.13: an unlisted one looks missing; members are the organiser's. 8.12: cancelled: no board. */
    @Test
    void looksMissingToWhoeverMayNotSeeIt() {
        walkers("d0", "d1");
        long made = querySide
                .ledger()
                .append(
                        created(
                                "cd",
                                "d0",
                                settings().setVisibility(ChallengeVisibility.CHALLENGE_VISIBILITY_UNLISTED)),
                        joined("cd", "d0"),
                        created("ce", "d0", settings()),
                        joined("ce", "d0"));
        for (String path : List.of("cd", "cd/board", "cd/teams/board", "cd/me", "cd/members")) {
            Answer hidden = querySide.getAfter(made, "d1", "/v1/challenges/" + path);
            Answer missing = querySide.getAfter(made, "d1", "/v1/challenges/" + path.replace("cd", "nothing"));
            assertThat(hidden.status()).as(path).isEqualTo(404);
            assertThat(hidden.json().get("code")).isEqualTo(missing.json().get("code"));
        }
        assertThat(get(made, "d0", "cd").get("visibility").asString()).isEqualTo("unlisted");
        Answer members = querySide.getAfter(made, "d1", "/v1/challenges/ce/members");
        assertThat(members.status()).isEqualTo(403);
        assertThat(members.json().get("code").asString()).isEqualTo("not-organiser");
        assertThat(get(made, "d0", "ce/members").at("/items/0/walkerId").asString())
                .isEqualTo("d0");
        assertThat(ids(get(made, "d0", "?mine=true"))).contains("cd", "ce");
        assertThat(ids(get(made, "d1", ""))).contains("ce").doesNotContain("cd");
        long cancelled = querySide.ledger().append(cancelled("ce"));
        assertThat(querySide
                        .getAfter(cancelled, "d0", "/v1/challenges/ce/board")
                        .status())
                .isEqualTo(404);
        assertThat(get(cancelled, "d0", "ce").get("state").asString()).isEqualTo("cancelled");
    }

    @Test
    void listsEachOncePageByPageAndFindsAStateBehindManyOthers() {
        walkers("f0");
        List<Entry> entries = new ArrayList<>();
        for (int number = 0; number < 205; number++) {
            String id = "f%03d".formatted(number);
            entries.add(created(id, "f0", settings()));
            entries.add(joined(id, "f0"));
        }
        entries.add(cancelled("f000"));
        entries.add(cancelled("f001"));
        long made = querySide.ledger().append(entries.toArray(Entry[]::new));
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(made, "f0", "?mine=true&limit=100" + cursor);
            assertThat(page.at("/items/0/members").asInt()).isEqualTo(1);
            assertThat(page.at("/items/0/me/state").asString()).isEqualTo("member");
            all.addAll(ids(page));
            cursor = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asString();
        } while (!cursor.isEmpty());
        assertThat(all).hasSize(205).doesNotHaveDuplicates();
        JsonNode first = get(made, "f0", "?mine=true&state=cancelled&limit=1");
        assertThat(ids(first)).containsExactly("f001");
        JsonNode second = get(
                made,
                "f0",
                "?mine=true&state=cancelled&limit=1&cursor=" + first.get("next").asString());
        assertThat(ids(second)).containsExactly("f000");
        assertThat(second.get("next").isNull()).isTrue();
    }

    private static void walkers(String... walkers) {
        for (String walker : walkers) {
            querySide.ledger().append(registered(walker, Visibility.VISIBILITY_PUBLIC));
        }
    }

    private static Entry steps(String walker, LocalDate date, int total) {
        return Events.steps(walker, date, result(total, total, slotOf(date, 40)));
    }

    /** A pair that blocks each other, and one of friends. */
    private static Entry tie(String one, String other, boolean block) {
        return new Entry(
                "friendship/" + one + ":" + other,
                block
                        ? WalkerBlocked.newBuilder()
                                .setWalkerId(one)
                                .setBlockedId(other)
                                .setEndedFriendship(false)
                                .build()
                        : FriendshipAccepted.newBuilder()
                                .setRequestId(one + other)
                                .setRequesterId(one)
                                .setAddresseeId(other)
                                .build());
    }

    private static ChallengeSettings.Builder settings() {
        return ChallengeSettings.newBuilder()
                .setFrom((int) MAY_4.toEpochDay())
                .setTo((int) MAY_4.plusDays(13).toEpochDay())
                .setScore(ChallengeScore.CHALLENGE_SCORE_TOTAL)
                .setDays(ChallengeDays.CHALLENGE_DAYS_MEMBER_LOCAL)
                .setManualCounts(false)
                .setJoin(ChallengeJoin.CHALLENGE_JOIN_OPEN)
                .setTeams(ChallengeTeams.CHALLENGE_TEAMS_NONE)
                .setTeamScore(ChallengeTeamScore.CHALLENGE_TEAM_SCORE_SUM)
                .setMaxMembers(100)
                .setVisibility(ChallengeVisibility.CHALLENGE_VISIBILITY_PUBLIC);
    }

    private static Entry created(String id, String organiser, ChallengeSettings.Builder settings) {
        return new Entry(
                "challenge/" + id,
                ChallengeCreated.newBuilder()
                        .setChallengeId(id)
                        .setOrganiserId(organiser)
                        .setSettings(settings)
                        .setCreatedAtMillis(1)
                        .build());
    }

    private static Entry team(String id, String team) {
        return new Entry(
                "challenge/" + id,
                ChallengeTeamCreated.newBuilder()
                        .setChallengeId(id)
                        .setTeamId(team)
                        .setWalkerId("b0")
                        .build());
    }

    private static Entry joined(String id, String walker, String... teams) {
        ChallengeMemberJoined.Builder joined = ChallengeMemberJoined.newBuilder()
                .setChallengeId(id)
                .setWalkerId(walker)
                .setJoinedAtMillis(1)
                .setRejoined(false)
                .setConfirmedVisible(false);
        for (String team : teams) {
            joined.addTeams(ChallengeTeamSpan.newBuilder().setTeamId(team));
        }
        return new Entry("membership/" + id + "/" + walker, joined.build());
    }

    private static Entry left(String id, String walker) {
        return new Entry(
                "membership/" + id + "/" + walker,
                ChallengeMemberLeft.newBuilder()
                        .setChallengeId(id)
                        .setWalkerId(walker)
                        .build());
    }

    private static Entry sealed(String id) {
        return new Entry(
                "challenge/" + id,
                ChallengeSealed.newBuilder()
                        .setChallengeId(id)
                        .setPolicyVersion(1)
                        .setEarly(true)
                        .build());
    }

    private static Entry cancelled(String id) {
        return new Entry(
                "challenge/" + id,
                ChallengeCancelled.newBuilder().setChallengeId(id).build());
    }

    private static JsonNode get(long position, String walker, String path) {
        String address = "/v1/challenges" + (path.isEmpty() || path.startsWith("?") ? path : "/" + path);
        Answer answer = querySide.getAfter(position, walker, address);
        assertThat(answer.status())
                .as(() -> path + String.valueOf(answer.body()))
                .isEqualTo(200);
        return answer.json();
    }

    private static Answer board(long position, String walker, String id) {
        return querySide.getAfter(position, walker, "/v1/challenges/" + id + "/board");
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.get("items").spliterator(), false)
                .map(item -> item.get("challengeId").asString())
                .toList();
    }

    private static List<Long> longs(Answer board, String field) {
        return StreamSupport.stream(board.json().get("entries").spliterator(), false)
                .map(entry -> entry.get(field).asLong())
                .toList();
    }
}
