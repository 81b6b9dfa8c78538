package com.firewalker.query.day;

import static com.firewalker.query.testing.Events.moved;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.stated;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Adjustment;
import com.firewalker.events.v1.Candidate;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.GrantedSample;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.Visibility;
import com.firewalker.proto.ReasonWord;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A day's slots and its explanation through the door (api.md 5, domain-rules.md 3.4 and 11.1). */
class DayHistoryIT {

    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4);
    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final int TEN = 40;

    private final QuerySide querySide = QuerySide.shared();

    private JsonNode get(String walker, String path) {
        QuerySide.Answer answer = querySide.get(walker, path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }

    private static int sum(JsonNode lines) {
        return lines.valueStream().mapToInt(line -> line.get("steps").asInt()).sum();
    }

    /** The slot of 4.4 at 10:00: a watch with 900 beats a phone with 1000; 700 of a phone are held beside it. */
    private static Entry watchAndPhone(String walker) {
        DayResult.Builder result = DayResult.newBuilder()
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
                        .setReason(Reason.REASON_ONLY_SOURCE)
                        .addFlags(Reason.REASON_P5_SIX_HOURS)
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
            "Europe/Berlin, 2024-02-29, 96",
            "Australia/Lord_Howe, 2026-04-05, 98",
            "Pacific/Apia, 2011-12-30, 0"
        })
        void areThoseOfTheLocalDate(String zone, String date, int many) {
            String walker = "in-" + zone.replace('/', '-') + "-" + date;
            querySide.ledger().append(registered(walker, Visibility.VISIBILITY_PUBLIC, zone, 8_000));
            assertThat(get(walker, "/v1/me/days/" + date + "/slots").get("slots"))
                    .hasSize(many);
        }

        /** 3.2: a history that the walker stated replaces what was known before. */
        @Test
        void areThoseOfTheHistoryThatTheWalkerStated() {
            querySide
                    .ledger()
                    .append(
                            registered("stater", Visibility.VISIBILITY_PUBLIC, "UTC", 8_000),
                            stated("stater", Instant.parse("2026-01-01T00:00:00Z"), "Europe/Berlin"));
            assertThat(get("stater", "/v1/me/days/2026-03-29/slots").get("slots"))
                    .hasSize(92);
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

        /** 4.7, 11.1: a long record's line shows device and what it claimed, and every word has its sentence. */
        @Test
        void showsWhatADeviceClaimsOfTheWholeDay() {
            Entry recorded = watchAndPhone("claims");
            var event = (StepsRecorded) recorded.event();
            DayResult.Builder result = event.getResult().toBuilder()
                    .setTotal(1_101)
                    .addAdjustments(Adjustment.newBuilder()
                            .setSteps(201)
                            .setReason(Reason.REASON_REMAINDER)
                            .setDevice(0)
                            .setClaimed(4_100))
                    .addAdjustments(Adjustment.newBuilder()
                            .setSteps(0)
                            .setReason(Reason.REASON_REMAINDER)
                            .setDevice(1)
                            .setClaimed(300)
                            .addFlags(Reason.REASON_CLAIMS_LESS));
            querySide
                    .ledger()
                    .append(
                            registered("claims", Visibility.VISIBILITY_PUBLIC),
                            new Entry(
                                    recorded.streamId(),
                                    event.toBuilder().setResult(result).build()));
            JsonNode explanation = get("claims", "/v1/me/days/2026-05-04/explanation");
            assertThat(explanation.get("adjustments").toString())
                    .isEqualTo("[{\"steps\":201,\"reason\":\"remainder\",\"device\":\"watch-1\",\"claimed\":4100,"
                            + "\"held\":0,\"flags\":[]},{\"steps\":0,\"reason\":\"remainder\",\"device\":\"pixel-9\","
                            + "\"claimed\":300,\"held\":0,\"flags\":[\"claims-less\"]}]");
            assertThat(sum(explanation.get("slots")) + sum(explanation.get("adjustments")))
                    .isEqualTo(1_101);
            assertThat(explanation.get("sentences").propertyNames())
                    .contains("remainder", "claims-less", "preferred", "not-preferred", "p2-cadence", "p5-six-hours");
            assertThat(explanation.at("/sentences/remainder").asString())
                    .isEqualTo(ReasonWord.REMAINDER.sentence(Locale.ENGLISH));
        }

        /** 5.1: what a release grants is listed as held no longer. */
        @Test
        void listsNoLongerWhatWasGranted() {
            Entry recorded = watchAndPhone("granted");
            var event = (StepsRecorded) recorded.event();
            querySide
                    .ledger()
                    .append(
                            registered("granted", Visibility.VISIBILITY_PUBLIC),
                            recorded,
                            new Entry(
                                    recorded.streamId(),
                                    DayReviewed.newBuilder()
                                            .setWalkerId("granted")
                                            .setLocalDate(event.getLocalDate())
                                            .setCause(DayReviewed.Cause.CAUSE_RELEASE)
                                            .addAllDevices(event.getDevicesList())
                                            .setResult(event.getResult())
                                            .addGrants(GrantedSample.newBuilder()
                                                    .setDevice(1)
                                                    .setSampleId("shaken")
                                                    .setVersion(1))
                                            .build()));
            assertThat(get("granted", "/v1/me/days/2026-05-04/explanation").get("quarantined"))
                    .extracting(line -> line.get("reason").asString())
                    .containsExactly("p5-six-hours");
        }

        @Test
        void saysOfADayWithoutDataThatNothingCounts() {
            JsonNode explanation = get("nobody-yet", "/v1/me/days/2026-05-04/explanation");
            assertThat(explanation.get("total").asInt()).isZero();
            assertThat(explanation.get("slots")).isEmpty();
            assertThat(explanation.get("quarantined")).isEmpty();
        }
    }
}
