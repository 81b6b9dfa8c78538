package com.firewalker.command.challenge.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.command.challenge.CreateChallenge;
import com.firewalker.command.challenge.Schedule;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Dump;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Http.Answer;
import com.firewalker.command.testing.Somebody;
import com.firewalker.events.v1.ChallengeCancelled;
import com.firewalker.events.v1.ChallengeOrganiserChanged;
import com.firewalker.events.v1.ChallengeSealed;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.ChallengeSettingsChanged;
import com.firewalker.events.v1.ChallengeSettingsFrozen;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.StreamNames;
import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** api.md 4a and 9, domain-rules.md 8.9-8.13. */
class ChallengesIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    /** The last date that has ended everywhere: the earliest end of a challenge. */
    private static final LocalDate ENDED = Schedule.lastEnded(Instant.now());

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    private Somebody anna;
    private Somebody ben;

    /** A challenge with its code. */
    private record Made(String id, String code) {

        String path() {
            return "/v1/challenges/" + id;
        }

        String membership() {
            return path() + "/membership";
        }

        String member(Somebody walker) {
            return path() + "/members/" + walker.walkerId();
        }
    }

    @BeforeEach
    void freshWalkers() {
        anna = commandSide.somebody("Anna");
        ben = commandSide.somebody("Ben");
    }

    @Test
    void beginsAChallengeWithACodeOfEightCrockfordCharactersThatIsKeptNowhere() {
        Answer answer = http.as(anna).post("/v1/challenges", body());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Firewalker-Position"))
                .isEqualTo(answer.json().get("position").asString());
        String code = answer.json().get("code").asString();
        assertThat(code).matches("[0-9A-HJKMNP-TV-Z]{8}");
        assertThat(Dump.ofAllStores().toLowerCase(Locale.ROOT)).doesNotContain(code.toLowerCase(Locale.ROOT));
        assertThat(events(answer.json().get("challengeId").asString())).hasSize(1);
    }

    @Test
    void refusesASixthOpenOne() {
        Made first = make(body());
        for (int n = 2; n <= 5; n++) {
            make(body());
        }
        Answer sixth = http.as(anna).post("/v1/challenges", body());
        assertThat(sixth.status()).isEqualTo(409);
        assertThat(sixth.code()).isEqualTo("too-many-challenges");
        assertThat(http.as(anna).delete(first.path()).status()).isEqualTo(204);
        make(body());
    }

    @Test
    void refusesWhatIsMissingOrNotAcceptable() {
        for (String field : List.of("name", "from", "to", "score", "join", "teams", "visibility")) {
            Map<String, Object> lacking = body();
            lacking.remove(field);
            assertThat(http.as(anna).post("/v1/challenges", lacking).status())
                    .as("without %s", field)
                    .isEqualTo(422);
        }
        refuses("name", "x".repeat(41));
        refuses("name", "a\u0007b");
        refuses("name", "a\u202eb");
        refuses("score", "fame");
        refuses("dailyCap", 0);
        refuses("maxMembers", 100_001);
        refuses("from", TODAY.minusDays(33).toString());
        refuses("to", TODAY.plusDays(401).toString());
        refuses("days", "fixed-zone");
        refuses("timeZone", "Asia/Seoul");
        Map<String, Object> unknown = body();
        unknown.put("prize", "gold");
        assertThat(http.as(anna).post("/v1/challenges", unknown).code()).isEqualTo("unknown-field");
        assertThat(http.as(anna)
                        .post("/v1/challenges", body("name", "x".repeat(40)))
                        .status())
                .isEqualTo(201);
        assertThat(http.as(anna)
                        .post("/v1/challenges", body("days", "fixed-zone", "timeZone", "Asia/Seoul"))
                        .status())
                .isEqualTo(201);
    }

    private void refuses(String field, Object value) {
        Answer answer = http.as(anna).post("/v1/challenges", body(field, value));
        assertThat(answer.status()).as("%s %s: %s", field, value, answer.text()).isEqualTo(422);
    }

    /** 8.10: who leaves may rejoin. */
    @Test
    void letsWalkersJoinLeaveAndComeBack() {
        Made open = make(body());
        Answer joined = http.as(ben).post(open.membership(), Map.of());
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().get("state").asString()).isEqualTo("member");
        assertThat(joined.header("Firewalker-Position")).isNotNull();
        assertThat(http.as(ben).send("POST", open.membership(), null).status())
                .as("again, without a body")
                .isEqualTo(200);
        assertThat(http.as(ben).delete(open.membership()).status()).isEqualTo(204);
        assertThat(http.as(ben).delete(open.membership()).status()).isEqualTo(204);
        assertThat(http.as(ben).post(open.membership(), Map.of()).status()).isEqualTo(200);
        assertThat(events(open.id(), ben)).hasSize(3);
        assertThat(http.as(commandSide.somebody("Carl"))
                        .delete(open.membership())
                        .status())
                .as("never there")
                .isEqualTo(404);
    }

    @Test
    void joinsByCodeHoweverItIsTyped() {
        Made coded = make(body("join", "code"));
        assertThat(http.as(ben).post(coded.membership(), Map.of()).status()).isEqualTo(422);
        Answer wrong = http.as(ben).post(coded.membership(), Map.of("code", "00000000"));
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.code()).isEqualTo("code-unknown");
        Made other = make(body("join", "code"));
        assertThat(http.as(ben)
                        .post(coded.membership(), Map.of("code", other.code()))
                        .code())
                .as("another challenge's code")
                .isEqualTo("code-unknown");
        String typed = coded.code().substring(0, 4).toLowerCase(Locale.ROOT) + "-"
                + coded.code().substring(4);
        assertThat(http.as(ben).post(coded.membership(), Map.of("code", typed)).status())
                .isEqualTo(200);
    }

    /** 8.13: whoever has the code sees an unlisted one; wrong codes answer like expired ones. */
    @Test
    void showsWhoeverHasACodeWhatItLeadsTo() {
        Made coded = make(body("join", "code", "visibility", "unlisted"));
        Answer seen = http.get("/v1/challenge-codes/" + coded.code());
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().get("challengeId").asString()).isEqualTo(coded.id());
        assertThat(seen.json().get("name").asString()).isEqualTo("Spring");
        assertThat(seen.json().get("members").asInt()).isEqualTo(1);
        Answer wrong = http.get("/v1/challenge-codes/00000000");
        assertThat(wrong.status()).isEqualTo(404);
        http.as(anna).delete(coded.path()).expect(204);
        Answer cancelled = http.get("/v1/challenge-codes/" + coded.code());
        assertThat(cancelled.code()).isEqualTo(wrong.code()).isEqualTo("code-unknown");
        assertThat(cancelled.json().get("detail")).isEqualTo(wrong.json().get("detail"));
        Made full = make(body("join", "code", "maxMembers", 1));
        assertThat(http.get("/v1/challenge-codes/" + full.code()).code()).isEqualTo("code-unknown");
        assertThat(http.as(ben)
                        .post(full.membership(), Map.of("code", full.code()))
                        .code())
                .isEqualTo("code-unknown");
    }

    /** 8.13: wrong codes are throttled. */
    @Test
    void throttlesWrongCodes() {
        Made coded = make(body("join", "code"));
        Answer last = null;
        for (int n = 0; n <= 10; n++) {
            last = http.as(ben).post(coded.membership(), Map.of("code", "0000000" + n % 10));
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.header("Retry-After")).isNotNull();
        assertThat(last.header("RateLimit-Limit")).isEqualTo("10");
    }

    /** 8.13: an unlisted challenge looks missing to whoever has neither code nor membership. */
    @Test
    void looksMissingWhereItIsUnlisted() {
        Made hidden = make(body("visibility", "unlisted"));
        Http bens = http.as(ben);
        for (Answer answer : List.of(
                bens.patch(hidden.path(), Map.of("name", "Mine")),
                bens.delete(hidden.path()),
                bens.post(hidden.membership(), Map.of()),
                bens.delete(hidden.membership()),
                bens.post(hidden.path() + "/teams", Map.of("name", "Mine")),
                bens.send("DELETE", hidden.member(anna), Map.of("reason", "x")),
                bens.put(hidden.member(ben) + "/team", Map.of("teamId", "x")))) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("not-found");
        }
        assertThat(bens.post(hidden.membership(), Map.of("code", "00000000")).text())
                .as("as where there is nothing at all")
                .contains("code-unknown");
        assertThat(bens.post("/v1/challenges/nothing/membership", Map.of("code", "00000000"))
                        .code())
                .isEqualTo("code-unknown");
        assertThat(bens.post(hidden.membership(), Map.of("code", hidden.code())).status())
                .isEqualTo(200);
        assertThat(bens.patch(hidden.path(), Map.of("name", "Mine")).code()).isEqualTo("not-organiser");
    }

    @Test
    void leavesOrganisingToTheOrganiser() {
        Made open = make(body("teams", "organiser"));
        http.as(ben).post(open.membership(), Map.of()).expect(200);
        Somebody carl = commandSide.somebody("Carl");
        for (Http other : List.of(http.as(ben), http.as(carl))) {
            for (Answer answer : List.of(
                    other.patch(open.path(), Map.of("name", "Mine")),
                    other.delete(open.path()),
                    other.post(open.member(ben) + "/approve", Map.of()),
                    other.send("DELETE", open.member(anna), Map.of("reason", "x")),
                    other.put(open.member(anna) + "/team", Map.of("teamId", "x")))) {
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.code()).isEqualTo("not-organiser");
            }
        }
        assertThat(http.as(ben)
                        .post(open.path() + "/teams", Map.of("name", "Mine"))
                        .code())
                .isEqualTo("not-organiser");
    }

    @Test
    void asksTheOrganiserWhereApprovalIsNeeded() {
        Made guarded = make(body("join", "approval"));
        assertThat(http.as(ben)
                        .post(guarded.membership(), Map.of())
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("waiting");
        http.as(anna).post(guarded.member(ben) + "/approve", Map.of()).expect(204);
        http.as(anna).post(guarded.member(ben) + "/approve", Map.of()).expect(204);
        assertThat(http.as(ben)
                        .post(guarded.membership(), Map.of())
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("member");
        assertThat(http.as(anna).delete(guarded.member(ben)).status())
                .as("a reason is asked for")
                .isEqualTo(422);
        http.as(anna)
                .send("DELETE", guarded.member(ben), Map.of("reason", "no show"))
                .expect(204);
        assertThat(http.as(ben)
                        .post(guarded.membership(), Map.of())
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("waiting");
        assertThat(http.as(anna)
                        .post(guarded.path() + "/members/nobody/approve", Map.of())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void givesMembersTeams() {
        Made free = make(body("teams", "free", "from", TODAY.plusDays(3).toString()));
        Answer made = http.as(anna).post(free.path() + "/teams", Map.of("name", "Red"));
        assertThat(made.status()).isEqualTo(201);
        String red = made.json().get("teamId").asString();
        http.as(ben).post(free.membership(), Map.of("teamId", "nothing")).expect(404);
        http.as(ben).post(free.membership(), Map.of("teamId", red)).expect(200);
        String blue = http.as(ben)
                .post(free.path() + "/teams", Map.of("name", "Blue"))
                .expect(201)
                .get("teamId")
                .asString();
        http.as(ben).put(free.member(ben) + "/team", Map.of("teamId", blue)).expect(204);
        http.as(ben)
                .put(free.member(ben) + "/team", Map.of("teamId", "nothing"))
                .expect(404);
        http.as(ben).put(free.member(ben) + "/team", Map.of()).expect(422);
        assertThat(http.as(commandSide.somebody("Carl"))
                        .post(free.path() + "/teams", Map.of("name", "Green"))
                        .code())
                .isEqualTo("not-member");
        http.as(anna)
                .post(free.path() + "/teams", Map.of("name", "x".repeat(41)))
                .expect(422);
    }

    /** 8.13: a private walker joins only by saying that the score is shown there. */
    @Test
    void showsAPrivateWalkerOnlyToWhomTheyAgree() {
        Made open = make(body());
        http.as(ben).patch("/v1/me", Map.of("visibility", "private")).expect(200);
        assertThat(http.as(ben).post(open.membership(), Map.of()).status()).isEqualTo(422);
        http.as(ben).post(open.membership(), Map.of("confirmVisible", true)).expect(200);
        assertThat(http.as(ben).post("/v1/challenges", body()).status()).isEqualTo(422);
        http.as(ben).post("/v1/challenges", body("confirmVisible", true)).expect(201);
    }

    /** 8.10: settings freeze with the first counted step; afterwards only the texts and an end up to 7 days later. */
    @Test
    void changesEverythingUntilAStepHasCountedAndThenOnlyTheTextsAndALaterEnd() {
        Made open = make(body());
        http.as(ben).post(open.membership(), Map.of()).expect(200);
        http.as(anna).patch(open.path(), Map.of("dailyCap", 10_000)).expect(200);
        walk(ben, 800);
        Answer frozen = http.as(anna).patch(open.path(), Map.of("dailyCap", 9_000));
        assertThat(frozen.status()).isEqualTo(409);
        assertThat(frozen.code()).isEqualTo("settings-frozen");
        assertThat(events(open.id())).anyMatch(ChallengeSettingsFrozen.class::isInstance);
        http.as(anna)
                .patch(open.path(), Map.of("name", "Summer", "description", "By the river"))
                .expect(200);
        LocalDate to = TODAY.plusDays(10);
        http.as(anna)
                .patch(open.path(), Map.of("to", to.plusDays(8).toString()))
                .expect(409);
        http.as(anna)
                .patch(open.path(), Map.of("to", to.plusDays(7).toString()))
                .expect(200);
        http.as(anna).patch(open.path(), Map.of("to", to.toString())).expect(409);
        http.as(anna).patch(open.path(), Map.of("name", " ")).expect(422);
    }

    /** 8.10: positions decide. No setting ever changes behind the first step that counts, however close they come. */
    @Test
    void neverChangesASettingBehindTheFirstCountedStep() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 1; round <= 25; round++) {
                Made open = make(body());
                var together = new CyclicBarrier(2);
                int version = 2 * round;
                Future<Answer> changed = both.submit(() -> {
                    together.await();
                    return http.as(anna).patch(open.path(), Map.of("dailyCap", 9_000));
                });
                Future<Answer> walked = both.submit(() -> {
                    together.await();
                    return walk(anna, version, 800);
                });
                long step = Long.parseLong(walked.get().header("Firewalker-Position"));
                assertThat(changed.get().status()).isIn(200, 409);
                assertThat(positions(StreamNames.challenge(open.id()), ChallengeSettingsChanged.class))
                        .as("round %d", round)
                        .allMatch(position -> position < step);
                walk(anna, version + 1, 0);
                http.as(anna).delete(open.path()).expect(204);
            }
        } finally {
            both.shutdownNow();
        }
    }

    /** 8.10: the same for certain: the change has looked and waits for the challenge while the first step counts. */
    @Test
    void takesBackAChangeThatAStepHasOvertaken() throws Exception {
        Made open = make(body());
        ExecutorService organiser = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> changed = commandSide.bean(ChallengeCommands.class).holding(open.id(), held -> {
                Future<Answer> waiting =
                        organiser.submit(() -> http.as(anna).patch(open.path(), Map.of("dailyCap", 9_000)));
                await().until(() -> waitsFor(open.id()));
                walk(anna, 800);
                return waiting;
            });
            assertThat(changed.get().code()).isEqualTo("settings-frozen");
        } finally {
            organiser.shutdownNow();
        }
        assertThat(events(open.id()))
                .noneMatch(ChallengeSettingsChanged.class::isInstance)
                .anyMatch(ChallengeSettingsFrozen.class::isInstance);
    }

    private boolean waitsFor(String challengeId) {
        return commandSide
                        .bean(JdbcClient.class)
                        .sql("SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE ?")
                        .param("%FROM challenge WHERE challenge_id = '" + challengeId + "' FOR UPDATE")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private List<Long> positions(String stream, Class<? extends Message> type) {
        return commandSide.bean(LedgerReader.class).stream(stream).stream()
                .filter(event -> type.isInstance(event.payload()))
                .map(LedgerEvent::position)
                .toList();
    }

    /** 4 May 23:30+02:00 is 5 May at +09:00: in a fixed zone slots decide, also on what freezes. */
    @Test
    void freezesInAFixedZoneByTheSlotsWithinItsDates() {
        Made later = make(
                body("days", "fixed-zone", "timeZone", "Etc/UTC", "from", ENDED.toString(), "to", ENDED.toString()));
        walk(anna, 800);
        http.as(anna).patch(later.path(), Map.of("dailyCap", 9_000)).expect(200);
        Made around = make(body("days", "fixed-zone", "timeZone", "Etc/UTC"));
        assertThat(http.as(anna).patch(around.path(), Map.of("dailyCap", 9_000)).code())
                .isEqualTo("settings-frozen");
    }

    /** 8.10: organiser gone: the longest member follows, also where the organiser is erased. */
    @Test
    void handsOverToTheLongestMember() {
        Made open = make(body());
        Somebody carl = commandSide.somebody("Carl");
        http.as(ben).post(open.membership(), Map.of()).expect(200);
        http.as(carl).post(open.membership(), Map.of()).expect(200);
        http.as(anna).delete(open.membership()).expect(204);
        assertThat(http.as(carl).patch(open.path(), Map.of("name", "Mine")).code())
                .isEqualTo("not-organiser");
        http.as(ben).patch(open.path(), Map.of("name", "Mine")).expect(200);
        http.as(ben)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        http.as(carl).patch(open.path(), Map.of("name", "Carl's")).expect(200);
        assertThat(organisers(open.id())).containsExactly(ben.walkerId(), carl.walkerId());
        http.as(carl).delete(open.membership()).expect(204);
        http.as(anna).post(open.membership(), Map.of()).expect(200);
        http.as(anna).patch(open.path(), Map.of("name", "Anna's again")).expect(200);
    }

    @Test
    void leavesNothingOfAnErasedWalkerInItsTables() {
        Made own = make(body("name", "Annas birthday walk"));
        Made bens = make(body(), ben);
        http.as(anna).post(bens.membership(), Map.of()).expect(200);
        http.as(anna)
                .send("DELETE", "/v1/me", Map.of("password", CommandSide.PASSWORD))
                .expect(202);
        JdbcClient jdbc = commandSide.bean(JdbcClient.class);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM challenge_member WHERE walker_id = ?")
                        .param(anna.walkerId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT COUNT(*) FROM challenge WHERE organiser_id = ?")
                        .param(anna.walkerId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(Dump.ofAllStores()).doesNotContainIgnoringCase("Annas birthday walk");
        assertThat(events(own.id())).last().isInstanceOf(ChallengeCancelled.class);
        assertThat(jdbc.sql("SELECT members FROM challenge WHERE challenge_id = ?")
                        .param(bens.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** 8.12, 7.2: an operator may seal an ended challenge earlier, once. */
    @Test
    void sealsWhatHasEndedOnceForAnOperator() {
        ChallengeSeals seals = commandSide.bean(ChallengeSeals.class);
        Made running = make(body());
        assertThat(code(() -> seals.seal(running.id()))).isEqualTo("not-ended");
        Made ended = make(body("from", ENDED.minusDays(2).toString(), "to", ENDED.toString()));
        long position = seals.seal(ended.id());
        assertThat(commandSide.bean(LedgerReader.class).at(position).map(LedgerEvent::payload))
                .get()
                .isInstanceOf(ChallengeSealed.class);
        assertThat(code(() -> seals.seal(ended.id()))).isEqualTo("already-sealed");
        assertThat(http.as(ben).post(ended.membership(), Map.of()).code()).isEqualTo("challenge-over");
        assertThat(http.as(anna).delete(ended.path()).code()).isEqualTo("challenge-over");
        assertThat(http.as(anna).delete(ended.membership()).code()).isEqualTo("challenge-over");
        assertThat(http.get("/v1/challenge-codes/" + ended.code()).code()).isEqualTo("code-unknown");
    }

    /** 8.12, made up after a stop: whatever became due meanwhile, once. */
    @Test
    void sealsByItselfWhatIsDue() {
        String id = UUID.randomUUID().toString();
        Instant weeksAgo = Instant.now().minus(Duration.ofDays(21));
        LocalDate from = LocalDate.ofInstant(weeksAgo, ZoneOffset.UTC);
        ChallengeSettings settings = SettingsReader.created(new ChallengeBody(
                "Spring",
                null,
                from,
                from.plusDays(6),
                "total",
                null,
                null,
                null,
                null,
                "open",
                "none",
                null,
                null,
                "public",
                null));
        var row = new ChallengeRow(id, anna.walkerId(), "Spring", null, settings, ChallengeRow.Phase.LIVE, false, 0);
        ChallengeCommands commands = commandSide.bean(ChallengeCommands.class);
        commands.run(() -> {
            commandSide.bean(ChallengeRows.class).insert(row, ChallengeCodes.hash(id), weeksAgo);
            return commands.organise(row, new CreateChallenge(id, anna.walkerId(), settings, 0, weeksAgo));
        });
        commandSide.bean(ChallengeSeals.class).sealDue();
        commandSide.bean(ChallengeSeals.class).sealDue();
        assertThat(events(id)).filteredOn(ChallengeSealed.class::isInstance).hasSize(1);
    }

    private static String code(Runnable act) {
        try {
            act.run();
            return "";
        } catch (Refusal refusal) {
            return refusal.code();
        }
    }

    private List<String> organisers(String challengeId) {
        return events(challengeId).stream()
                .filter(ChallengeOrganiserChanged.class::isInstance)
                .map(event -> ((ChallengeOrganiserChanged) event).getOrganiserId())
                .toList();
    }

    private List<Message> events(String challengeId) {
        return stream(StreamNames.challenge(challengeId));
    }

    private List<Message> events(String challengeId, Somebody walker) {
        return stream(StreamNames.membership(challengeId, walker.walkerId()));
    }

    private List<Message> stream(String name) {
        return commandSide.bean(LedgerReader.class).stream(name).stream()
                .map(LedgerEvent::payload)
                .toList();
    }

    private void walk(Somebody walker, int steps) {
        assertThat(walk(walker, 1, steps).status()).isEqualTo(200);
    }

    private Answer walk(Somebody walker, int version, int steps) {
        var start = Instant.now().truncatedTo(ChronoUnit.HOURS).minusSeconds(7200);
        return http.as(walker)
                .post(
                        "/v1/me/steps",
                        Map.of(
                                "device",
                                Map.of("id", "phone-1", "kind", "phone"),
                                "samples",
                                List.of(Map.of(
                                        "id",
                                        "a1",
                                        "version",
                                        version,
                                        "start",
                                        start.toString(),
                                        "end",
                                        start.plusSeconds(600).toString(),
                                        "count",
                                        steps))));
    }

    private Made make(Map<String, Object> body) {
        return make(body, anna);
    }

    private Made make(Map<String, Object> body, Somebody organiser) {
        JsonNode created = http.as(organiser).post("/v1/challenges", body).expect(201);
        return new Made(
                created.get("challengeId").asString(), created.get("code").asString());
    }

    /** From yesterday to ten days from now, open to all, without teams; with these fields. */
    private static Map<String, Object> body(Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name", "Spring",
                "from", TODAY.minusDays(1).toString(),
                "to", TODAY.plusDays(10).toString(),
                "score", "total",
                "days", "member-local",
                "join", "open",
                "teams", "none",
                "teamScore", "sum",
                "visibility", "public"));
        for (int n = 0; n < more.length; n += 2) {
            body.put((String) more[n], more[n + 1]);
        }
        return body;
    }
}
