package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.goalFrom;
import static com.firewalker.query.testing.Events.lost;
import static com.firewalker.query.testing.Events.reached;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A day as it was known at an earlier moment (api.md 5, domain-rules.md 6 and 11.2). */
class DayAsOfIT {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-05-04T18:00:00Z");

    private final QuerySide querySide = QuerySide.shared();

    private long recorded(Instant at, Entry... entries) {
        return querySide.ledger().append(List.of(entries), at);
    }

    private JsonNode get(String walker, String path) {
        QuerySide.Answer answer = querySide.get(walker, path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    /** 11.2: 4700 at one moment, 4199 after a deletion; asked as of then: 4700. */
    @Test
    void answersAsThen() {
        querySide.ledger().append(registered("then", Visibility.VISIBILITY_PUBLIC));
        long noon = recorded(NOON, steps("then", MAY_4, 4_700));
        long evening = recorded(EVENING, steps("then", MAY_4, 4_199));

        assertThat(total("then", NOON.minusMillis(1).toString())).isZero();
        assertThat(total("then", NOON.toString())).isEqualTo(4_700);
        assertThat(total("then", "2026-05-04T14:00:00%2B02:00")).isEqualTo(4_700);
        assertThat(total("then", EVENING.minusMillis(1).toString())).isEqualTo(4_700);
        assertThat(total("then", EVENING.toString())).isEqualTo(4_199);
        assertThat(total("then", Long.toString(noon))).isEqualTo(4_700);
        assertThat(total("then", Long.toString(evening))).isEqualTo(4_199);
        assertThat(total("then", Instant.now().plusSeconds(86_400).toString())).isEqualTo(4_199);
    }

    @Test
    void showsNoDataBeforeTheFirstUpload() {
        querySide.ledger().append(registered("early", Visibility.VISIBILITY_PUBLIC));
        recorded(EVENING, steps("early", MAY_4, 100));
        JsonNode before = get("early", "/v1/me/days/2026-05-04?asOf=" + NOON);
        assertThat(before.get("hasData").asBoolean()).isFalse();
        assertThat(before.get("devices")).isEmpty();
        assertThat(get("early", "/v1/me/days/2026-05-04/explanation?asOf=" + NOON)
                        .get("slots"))
                .isEmpty();
    }

    /** 6.4: late data heals a streak; as of before it, the streak is still broken. */
    @Test
    void knowsTheStreakOfThen() {
        recorded(NOON.minusSeconds(864_000), registered("streak", Visibility.VISIBILITY_PUBLIC));
        for (int day : new int[] {1, 2, 4}) {
            LocalDate date = LocalDate.of(2026, 5, day);
            recorded(NOON, steps("streak", date, 8_500), reached("streak", date, 8_500));
        }
        LocalDate late = LocalDate.of(2026, 5, 3);
        recorded(EVENING, steps("streak", late, 9_000), reached("streak", late, 9_000));
        long healed = recorded(EVENING.plusSeconds(60), steps("streak", MAY_4, 8_600));
        recorded(EVENING.plusSeconds(120), steps("streak", MAY_4, 10), lost("streak", MAY_4, 10));

        assertThat(streak("streak", "2026-05-04", NOON.minusSeconds(1))).isZero();
        assertThat(streak("streak", "2026-05-02", NOON)).isEqualTo(2);
        assertThat(streak("streak", "2026-05-04", NOON)).isEqualTo(1);
        assertThat(streak("streak", "2026-05-04", EVENING)).isEqualTo(4);
        assertThat(get("streak", "/v1/me/days/2026-05-04?asOf=" + healed)
                        .get("streak")
                        .asInt())
                .isEqualTo(4);
        assertThat(streak("streak", "2026-05-04", EVENING.plusSeconds(120)))
                .as("today is open: yesterday's")
                .isEqualTo(3);
        assertThat(streak("streak", "2026-05-04", EVENING.plusSeconds(86_400)))
                .as("the day is over")
                .isZero();
    }

    /** A streak longer than what is read at once. */
    @Test
    void followsALongStreakToItsBeginning() {
        List<Entry> days = new ArrayList<>();
        days.add(registered("long", Visibility.VISIBILITY_PUBLIC));
        for (int back = 0; back < 150; back++) {
            if (back != 140) {
                days.add(reached("long", MAY_4.minusDays(back), 9_000));
            }
        }
        recorded(NOON, days.toArray(Entry[]::new));
        assertThat(streak("long", "2026-05-04", NOON)).isEqualTo(140);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-999999999-01-01", "0001-01-01", "%2B999999999-12-31"})
    void isRefusedAtTheEndsOfTime(String date) {
        QuerySide.Answer answer = querySide.get("nobody-yet", "/v1/me/days/" + date + "?asOf=" + NOON);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("code").asString()).isEqualTo("date-out-of-range");
    }

    /** 6.1: the goal is the one known then, also on a day without data. */
    @Test
    void knowsTheGoalOfThen() {
        recorded(NOON.minusSeconds(864_000), registered("goal", Visibility.VISIBILITY_PUBLIC));
        recorded(EVENING, goalFrom("goal", MAY_4.plusDays(1), 12_000));
        assertThat(get("goal", "/v1/me/days/2026-05-06?asOf=" + NOON)
                        .get("goal")
                        .asInt())
                .isEqualTo(8_000);
        assertThat(get("goal", "/v1/me/days/2026-05-06?asOf=" + EVENING)
                        .get("goal")
                        .asInt())
                .isEqualTo(12_000);
    }

    /** The moment of now and the view say the same. */
    @Test
    void agreesWithTheDayWhereNothingCameSince() {
        long position = querySide
                .ledger()
                .append(
                        registered("same", Visibility.VISIBILITY_PUBLIC),
                        steps("same", MAY_4, 8_500),
                        reached("same", MAY_4, 8_500));
        JsonNode now =
                querySide.getAfter(position, "same", "/v1/me/days/2026-05-04").json();
        assertThat(get("same", "/v1/me/days/2026-05-04?asOf=" + position)).isEqualTo(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noon", "2026-05-04", "2026-05-04T12:00:00", "-1", "2026-13-01T00:00:00Z"})
    void refusesWhatIsNoMoment(String moment) {
        for (String path : List.of("", "/slots", "/explanation")) {
            QuerySide.Answer answer = querySide.get("then", "/v1/me/days/2026-05-04" + path + "?asOf=" + moment);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(String.valueOf(answer.header("Content-Type"))).startsWith("application/problem+json");
            assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/asOf");
            assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("not-an-instant");
        }
    }

    private int total(String walker, String moment) {
        JsonNode day = get(walker, "/v1/me/days/2026-05-04?asOf=" + moment);
        JsonNode explanation = get(walker, "/v1/me/days/2026-05-04/explanation?asOf=" + moment);
        assertThat(explanation.get("total").asInt()).isEqualTo(day.get("total").asInt());
        return day.get("total").asInt();
    }

    private int streak(String walker, String date, Instant moment) {
        return get(walker, "/v1/me/days/" + date + "?asOf=" + moment)
                .get("streak")
                .asInt();
    }
}
