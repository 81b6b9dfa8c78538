package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.goalFrom;
import static com.firewalker.query.testing.Events.lost;
import static com.firewalker.query.testing.Events.moved;
import static com.firewalker.query.testing.Events.reached;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Candidate;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.Visibility;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A day's slots, its explanation and its past through the door (api.md 5, domain-rules.md 3.4 and 11). */
class DayHistoryIT {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-05-04T18:00:00Z");
    private static final int TEN = 40;

    private final QuerySide querySide = QuerySide.shared();

    private long recorded(Instant at, Entry... entries) {
        return querySide.ledger().append(List.of(entries), at);
    }

    private JsonNode get(String walker, String path) {
        var answer = querySide.get(walker, path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    private static int sum(JsonNode lines) {
        return lines.valueStream().mapToInt(line -> line.get("steps").asInt()).sum();
    }

    /** The slot of 4.4 at 10:00: a watch with 900 beats a phone with 1000; 700 of a phone are held beside it. */
    private static Entry watchAndPhone(String walker) {
        var result = DayResult.newBuilder()
                .setTotal(900)
                .setRanked(900)
                .setQuarantined(4_400)
                .setSetAside(1_000)
                .setPolicyVersion(1)
                .setGoal(8_000)
                .setGoalReached(false)
                .setEvidence(6_300)
                .addSlots(SlotDecision.newBuilder()
                        .setSlot(TEN)
                        .setSteps(900)
                        .setDevice(0)
                        .setReason(Reason.REASON_PREFERRED)
                        .addCandidates(candidate(0, 900, Reason.REASON_PREFERRED))
                        .addCandidates(candidate(1, 1_000, Reason.REASON_NOT_PREFERRED)))
                .addSlots(SlotDecision.newBuilder()
                        .setSlot(TEN + 1)
                        .setSteps(0)
                        .setDevice(1)
                        .setHeld(700)
                        .setReason(Reason.REASON_P5_SIX_HOURS)
                        .addCandidates(candidate(1, 700, Reason.REASON_P5_SIX_HOURS)));
        return new Entry(
                "day/" + walker + "/" + MAY_4,
                StepsRecorded.newBuilder()
                        .setWalkerId(walker)
                        .setLocalDate((int) MAY_4.toEpochDay())
                        .addDevices(device("watch-1", DeviceKind.DEVICE_KIND_WATCH))
                        .addDevices(device("pixel-9", DeviceKind.DEVICE_KIND_PHONE))
                        .addSamples(SampleChange.newBuilder()
                                .setOutcome(SampleOutcome.SAMPLE_OUTCOME_RECORDED)
                                .setSampleId("shaken")
                                .setVersion(1)
                                .setDevice(1)
                                .setStartMillis(NOON.toEpochMilli())
                                .setLengthMillis(600_000)
                                .setCount(3_700)
                                .setQuarantinedBy(Reason.REASON_P2_CADENCE))
                        .setResult(result)
                        .build());
    }

    private static Candidate candidate(int device, int steps, Reason reason) {
        return Candidate.newBuilder()
                .setDevice(device)
                .setSteps(steps)
                .setReason(reason)
                .build();
    }

    private static Device device(String id, DeviceKind kind) {
        return Device.newBuilder().setId(id).setKind(kind).build();
    }

    @Nested
    class Slots {

        /** 3.4: a date has neither always 96 slots nor always one run. */
        @ParameterizedTest
        @CsvSource({
            "Europe/Berlin, 2026-03-29, 92",
            "Europe/Berlin, 2026-10-25, 100",
            "Europe/Berlin, 2028-02-29, 96",
            "Australia/Lord_Howe, 2026-04-05, 98",
            "Pacific/Apia, 2011-12-30, 0"
        })
        void areThoseOfTheLocalDate(String zone, String date, int many) {
            String walker = "in-" + zone.replace('/', '-') + "-" + date;
            querySide.ledger().append(registered(walker, Visibility.VISIBILITY_PUBLIC, zone, 8_000));
            assertThat(get(walker, "/v1/me/days/" + date + "/slots").get("slots"))
                    .hasSize(many);
        }

        /** 3.4: -04 to +01 during 4 May: 76. */
        @Test
        void areFewerForWhoeverFliesEast() {
            querySide
                    .ledger()
                    .append(
                            registered("flier", Visibility.VISIBILITY_PUBLIC, "Etc/GMT+4", 8_000),
                            moved("flier", "Etc/GMT-1", Instant.parse("2026-05-04T16:00:00Z")));
            assertThat(get("flier", "/v1/me/days/2026-05-04/slots").get("slots"))
                    .hasSize(76);
        }

        @Test
        void showWhoseStepsCount() {
            querySide.ledger().append(registered("slots", Visibility.VISIBILITY_PUBLIC), watchAndPhone("slots"));
            JsonNode slots = get("slots", "/v1/me/days/2026-05-04/slots").get("slots");
            assertThat(slots).hasSize(96);
            assertThat(slots.get(0).toString())
                    .isEqualTo("{\"start\":\"2026-05-04T00:00:00Z\",\"steps\":0,\"device\":null}");
            assertThat(slots.get(TEN).toString())
                    .isEqualTo("{\"start\":\"2026-05-04T10:00:00Z\",\"steps\":900,\"device\":\"watch-1\"}");
            assertThat(sum(slots)).isEqualTo(900);
        }
    }

    @Nested
    class Explaining {

        /** 11.1: slots and adjustments add up to the total, evidence less what does not count as well. */
        @Test
        void addsUpAndListsWhatIsHeld() {
            querySide.ledger().append(registered("why", Visibility.VISIBILITY_PUBLIC), watchAndPhone("why"));
            JsonNode explanation = get("why", "/v1/me/days/2026-05-04/explanation");

            int total = explanation.get("total").asInt();
            assertThat(total).isEqualTo(900);
            assertThat(sum(explanation.get("slots")) + sum(explanation.get("adjustments")))
                    .isEqualTo(total);
            assertThat(explanation.get("evidence").asInt()
                            - explanation.get("setAside").asInt()
                            - explanation.get("quarantinedSteps").asInt())
                    .isEqualTo(total);
            assertThat(explanation.at("/slots/0/candidates").toString())
                    .isEqualTo("[{\"device\":\"watch-1\",\"steps\":900,\"reason\":\"preferred\"},"
                            + "{\"device\":\"pixel-9\",\"steps\":1000,\"reason\":\"not-preferred\"}]");
            assertThat(explanation.get("quarantined"))
                    .extracting(line ->
                            line.get("steps").asInt() + " " + line.get("reason").asString())
                    .containsExactly("3700 p2-cadence", "700 p5-six-hours");
        }

        @Test
        void saysOfADayWithoutDataThatNothingCounts() {
            JsonNode explanation = get("nobody-yet", "/v1/me/days/2026-05-04/explanation");
            assertThat(explanation.get("total").asInt()).isZero();
            assertThat(explanation.get("slots")).isEmpty();
            assertThat(explanation.get("quarantined")).isEmpty();
        }
    }

    @Nested
    class AsOf {

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
            assertThat(total("then", "2999-01-01T00:00:00Z")).isEqualTo(4_199);
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
        void knowsOfNoStreakAtTheEndsOfTime(String date) {
            assertThat(streak("nobody-yet", date, NOON)).isZero();
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
            JsonNode now = querySide
                    .getAfter(position, "same", "/v1/me/days/2026-05-04")
                    .json();
            assertThat(get("same", "/v1/me/days/2026-05-04?asOf=" + position)).isEqualTo(now);
        }

        @ParameterizedTest
        @ValueSource(strings = {"noon", "2026-05-04", "2026-05-04T12:00:00", "-1", "2026-13-01T00:00:00Z"})
        void refusesWhatIsNoMoment(String moment) {
            for (String path : List.of("", "/slots", "/explanation")) {
                var answer = querySide.get("then", "/v1/me/days/2026-05-04" + path + "?asOf=" + moment);
                assertThat(answer.status()).isEqualTo(422);
                assertThat(String.valueOf(answer.header("Content-Type"))).startsWith("application/problem+json");
                assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/asOf");
                assertThat(answer.json().at("/errors/0/code").asString()).isEqualTo("not-an-instant");
            }
        }

        private int total(String walker, String moment) {
            JsonNode day = get(walker, "/v1/me/days/2026-05-04?asOf=" + moment);
            JsonNode explanation = get(walker, "/v1/me/days/2026-05-04/explanation?asOf=" + moment);
            assertThat(explanation.get("total").asInt())
                    .isEqualTo(day.get("total").asInt());
            return day.get("total").asInt();
        }

        private int streak(String walker, String date, Instant moment) {
            return get(walker, "/v1/me/days/" + date + "?asOf=" + moment)
                    .get("streak")
                    .asInt();
        }
    }
}
