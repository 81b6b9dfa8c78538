package com.firewalker.query.seal;

import static com.firewalker.query.testing.Events.daySealed;
import static com.firewalker.query.testing.Events.erased;
import static com.firewalker.query.testing.Events.granted;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static com.firewalker.query.testing.Events.steps;
import static com.firewalker.query.testing.Events.visible;
import static com.firewalker.query.testing.Events.weekSealed;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.QuerySide.Answer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Boards that are sealed, through the door (domain-rules.md 7.2-7.4, reliability.md I24). Each test has a year of its own. */
class SealedBoardsIT {

    private static QuerySide querySide;
    private static Operator operator;

    @BeforeAll
    static void beginEmpty() {
        querySide = QuerySide.sharedOnAnEmptyLedger();
        operator = new Operator(querySide);
    }

    /** 7.3: what stands before the seal counts, what comes after counts for the day and the week that is still open. */
    @Test
    void countsWhatStandsBeforeTheSealAndNothingLater() {
        LocalDate date = LocalDate.of(1981, 5, 4);
        querySide.ledger().append(registered("a1", Visibility.VISIBILITY_PUBLIC), steps("a1", date, 4_000));
        querySide.ledger().append(steps("a1", date, 4_500));
        long seal = querySide.ledger().append(daySealed(date));
        long late = querySide.ledger().append(steps("a1", date, 5_000));

        Answer day = board(late, "a1", "day", date);
        assertThat(longs(day, "steps")).containsExactly(4_500L);
        assertThat(day.json().get("me").get("steps").asLong()).isEqualTo(4_500);
        assertThat(day.json().get("state").asString()).isEqualTo("sealed");
        assertThat(day.json().at("/seal/position").asLong()).isEqualTo(seal);
        assertThat(day.json().at("/seal/policy").asInt()).isEqualTo(1);
        assertThat(day.json().get("closesAt").asString()).isEqualTo("1981-05-05T12:00:00Z");
        assertThat(day.json().get("sealsAt").asString()).isEqualTo("1981-05-06T12:00:00Z");

        Answer week = board(late, "a1", "week", date);
        assertThat(longs(week, "steps")).containsExactly(5_000L);
        assertThat(week.json().get("seal").isNull()).isTrue();
        JsonNode explained = querySide
                .getAfter(late, "a1", "/v1/me/days/" + date + "/explanation")
                .json();
        assertThat(explained.get("total").asLong()).isEqualTo(5_000);
        assertThat(explained.get("late").toString())
                .isEqualTo("[{\"period\":\"day\",\"from\":\"1981-05-04\",\"to\":\"1981-05-04\",\"steps\":500,"
                        + "\"reason\":\"late-not-counted\"}]");
        assertThat(explained.get("sentences").has("late-not-counted")).isTrue();
        assertThat(querySide
                        .getAfter(late, "a1", "/v1/me/days/" + date)
                        .json()
                        .get("total")
                        .asLong())
                .isEqualTo(5_000);
    }

    /** Facts and the seal in one batch: the board is cut at the seal's position, not at the batch's end. */
    @Test
    void cutsABatchAtTheSeal() {
        LocalDate date = LocalDate.of(1982, 5, 3);
        long last = querySide
                .ledger()
                .append(
                        registered("b1", Visibility.VISIBILITY_PUBLIC),
                        registered("b2", Visibility.VISIBILITY_PUBLIC),
                        steps("b1", date, 100),
                        steps("b2", date.plusDays(2), 70),
                        daySealed(date),
                        steps("b1", date, 300),
                        steps("b2", date, 900),
                        weekSealed(date),
                        steps("b1", date, 5_000));

        assertThat(longs(board(last, "b1", "day", date), "steps")).containsExactly(100L);
        assertThat(longs(board(last, "b1", "week", date), "steps")).containsExactly(970L, 300L);
        assertThat(longs(board(last, "b1", "month", date), "steps")).containsExactly(5_000L, 970L);
    }

    /** 7.4: who hides later is masked, who is erased leaves a masked row; ranks and hash are as they were. */
    @Test
    void masksWhoHidesOrIsErasedLaterAndChangesNeitherRanksNorHash() {
        LocalDate date = LocalDate.of(1983, 5, 4);
        walk("c", date, 12_000, 11_000, 10_000, 9_000);
        querySide.ledger().append(visible("c3", Visibility.VISIBILITY_PRIVATE));
        long seal = querySide.ledger().append(daySealed(date));
        String hash = board(seal, "c0", "day", date).json().at("/seal/hash").asString();
        long after = querySide
                .ledger()
                .append(
                        visible("c0", Visibility.VISIBILITY_FRIENDS),
                        erased("c1"),
                        visible("c3", Visibility.VISIBILITY_PUBLIC));

        Answer board = board(after, "c2", "day", date);

        assertThat(longs(board, "rank")).containsExactly(1L, 2L, 3L);
        assertThat(longs(board, "steps")).containsExactly(12_000L, 11_000L, 10_000L);
        assertThat(entries(board))
                .extracting(entry -> entry.get("masked").asBoolean())
                .containsExactly(true, true, false);
        assertThat(entries(board))
                .extracting(entry -> entry.get("walkerId").isNull())
                .containsExactly(true, true, false);
        assertThat(board.json().at("/me/rank").asLong()).isEqualTo(3);
        assertThat(board.json().at("/seal/hash").asString()).isEqualTo(hash);
        assertThat(entries(board(after, "c0", "day", date))
                        .get(0)
                        .get("walkerId")
                        .asString())
                .isEqualTo("c0");
        assertThat(board(after, "c3", "day", date).json().get("me").toString())
                .isEqualTo("{\"rank\":null,\"steps\":9000,\"percentile\":null,\"gapToNext\":null}");
        assertThat(board.json().toString()).doesNotContain("\"c1\"");
        assertThat(recomputed("day/" + date)).isEqualTo(hash);
    }

    /** I24: late data, a granted appeal, opting out, erasure and a full rebuild; verification finds nothing. */
    @Test
    void keepsEverySealThroughARebuild() {
        LocalDate date = LocalDate.of(1984, 5, 7);
        walk("d", date, 500, 400, 300);
        long day = querySide.ledger().append(steps("d1", date.plusDays(1), 1_000), daySealed(date));
        querySide
                .ledger()
                .append(
                        steps("d0", date, 900),
                        visible("d2", Visibility.VISIBILITY_PRIVATE),
                        steps("d2", date, 310),
                        steps("d1", date, 0));
        long week = querySide.ledger().append(weekSealed(date));
        long last = querySide
                .ledger()
                .append(
                        erased("d1"),
                        steps("d0", date, 2_000),
                        granted("d2", date, 9_000),
                        visible("d0", Visibility.VISIBILITY_FRIENDS));
        String dayBefore = board(last, "d2", "day", date).json().toString();
        String weekBefore = board(last, "d2", "week", date).json().toString();
        assertThat(longs(board(last, "d2", "day", date), "steps")).containsExactly(500L, 400L, 300L);
        assertThat(longs(board(last, "d2", "week", date), "steps")).containsExactly(1_000L, 900L);
        assertThat(board(last, "d2", "week", date).json().at("/me/steps").asLong())
                .isEqualTo(310);

        String id = operator.start("boards", "{\"mode\":\"shadow\",\"autoSwitch\":true}");
        JsonNode rebuilt = operator.until(id, "switched");

        assertThat(rebuilt.at("/diff/changed").asLong())
                .as(rebuilt::toPrettyString)
                .isZero();
        assertThat(rebuilt.at("/diff/onlyOld").asLong())
                .as(rebuilt::toPrettyString)
                .isZero();
        assertThat(rebuilt.at("/diff/onlyNew").asLong())
                .as(rebuilt::toPrettyString)
                .isZero();
        assertThat(board(last, "d2", "day", date).json().toString()).isEqualTo(dayBefore);
        assertThat(board(last, "d2", "week", date).json().toString()).isEqualTo(weekBefore);
        JsonNode verified = operator.verified("boards");
        assertThat(verified.get("state").asString())
                .as(verified::toPrettyString)
                .isEqualTo("equal");
        assertThat(day).isLessThan(week);
    }

    @Test
    void showsFriendsTheSealedScores() {
        LocalDate date = LocalDate.of(1985, 5, 4);
        walk("e", date, 700);
        querySide.ledger().append(daySealed(date));
        long late = querySide.ledger().append(steps("e0", date, 900));

        Answer friends = querySide.getAfter(late, "e0", "/v1/leaderboards/friends/day?date=" + date);

        assertThat(longs(friends, "steps")).containsExactly(700L);
        assertThat(friends.json().get("state").asString()).isEqualTo("sealed");
    }

    /** 8.7 on a sealed board: pages follow each other without a gap. */
    @Test
    void pagesThroughASealedBoard() {
        LocalDate date = LocalDate.of(1986, 5, 4);
        walk("f", date, 12_000, 9_000, 9_000, 7_000);
        long seal = querySide.ledger().append(daySealed(date));

        Answer first = querySide.getAfter(seal, "f1", "/v1/leaderboards/global/day?limit=2&date=" + date);
        Answer second = querySide.getAfter(
                seal,
                "f1",
                "/v1/leaderboards/global/day?limit=2&date=" + date + "&cursor="
                        + first.json().get("next").asString());

        assertThat(longs(first, "rank")).containsExactly(1L, 2L);
        assertThat(longs(second, "rank")).containsExactly(2L, 4L);
        assertThat(longs(
                        querySide.getAfter(seal, "f1", "/v1/leaderboards/global/day/around-me?size=1&date=" + date),
                        "rank"))
                .hasSizeBetween(2, 3);
    }

    @Test
    void sealsAtOnceForAnOperator() {
        LocalDate date = LocalDate.of(1987, 5, 4);
        walk("g", date, 700);
        querySide
                .directory()
                .seals()
                .answer(request -> querySide.ledger().append(daySealed(LocalDate.ofEpochDay(request.getFrom()))));

        Answer sealed = operator.post(
                "/seals", "{\"board\":{\"period\":\"day\",\"from\":\"1987-05-04\"},\"reason\":\"prize\"}");

        assertThat(sealed.status()).as(() -> String.valueOf(sealed.body())).isEqualTo(201);
        assertThat(sealed.header("Firewalker-Position"))
                .isEqualTo(sealed.json().get("position").asString());
        assertThat(sealed.json().get("hash").asString()).isEqualTo(recomputed("day/1987-05-04"));
        assertThat(operator.get("/seals?limit=1").json().at("/items/0/board").asString())
                .isEqualTo("day/1987-05-04");
    }

    @Test
    void passesOnWhyASealIsRefused() {
        for (String code : List.of("not-ended", "already-sealed", "never-sealed")) {
            querySide.directory().seals().answer(request -> {
                throw new Refusal(409, code, "no");
            });
            Answer refused = operator.post(
                    "/seals", "{\"board\":{\"period\":\"week\",\"from\":\"1987-05-11\"},\"reason\":\"prize\"}");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("code").asString()).isEqualTo(code);
        }
    }

    @Test
    void refusesWhatCannotBeSealed() {
        assertThat(refusal("{\"board\":{\"period\":\"day\",\"from\":\"1987-05-04\"}}"))
                .isEqualTo("reason-required");
        assertThat(refusal("{\"board\":{\"period\":\"year\",\"from\":\"1987-01-01\"},\"reason\":\"x\"}"))
                .isEqualTo("invalid-request");
        assertThat(refusal("{\"board\":{\"period\":\"week\",\"from\":\"1987-05-08\"},\"reason\":\"x\"}"))
                .isEqualTo("invalid-request");
        assertThat(refusal("{\"reason\":\"x\"}")).isEqualTo("invalid-request");
        assertThat(operator.get("/seals/day/1987-05-99/lines").status()).isEqualTo(404);
        assertThat(operator.get("/seals/day/1979-05-09/lines").status()).isEqualTo(404);
    }

    private String refusal(String body) {
        Answer answer = operator.postUnexplained("/seals", body);
        assertThat(answer.status()).isEqualTo(422);
        return answer.json().get("code").asString();
    }

    /** As a stranger does it: the lines, each with a line feed, through SHA-256. */
    private String recomputed(String board) {
        JsonNode lines = operator.get("/seals/" + board + "/lines").json().get("lines");
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.asString()).append('\n'));
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void walk(String prefix, LocalDate date, int... scores) {
        for (int i = 0; i < scores.length; i++) {
            querySide
                    .ledger()
                    .append(
                            registered(prefix + i, Visibility.VISIBILITY_PUBLIC),
                            steps(prefix + i, date, result(scores[i], scores[i], slotOf(date, 40))));
        }
    }

    private Answer board(long position, String walker, String period, LocalDate date) {
        return querySide.getAfter(position, walker, "/v1/leaderboards/global/" + period + "?date=" + date);
    }

    private static List<JsonNode> entries(Answer board) {
        return StreamSupport.stream(board.json().get("entries").spliterator(), false)
                .toList();
    }

    private static List<Long> longs(Answer board, String field) {
        return entries(board).stream().map(entry -> entry.get(field).asLong()).toList();
    }
}
