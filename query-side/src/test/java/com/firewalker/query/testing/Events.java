package com.firewalker.query.testing;

import com.firewalker.events.v1.BoardPeriod;
import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.DeviceSteps;
import com.firewalker.events.v1.PeriodSealed;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerProfileChanged;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerVisibilityChanged;
import com.firewalker.events.v1.WalkerZoneChanged;
import com.firewalker.events.v1.WalkerZonesStated;
import com.firewalker.events.v1.ZoneSpan;
import com.firewalker.query.testing.TestLedger.Entry;
import com.google.protobuf.Message;
import java.time.Instant;
import java.time.LocalDate;

/** Events as tests need them, with the stream each belongs to. */
public final class Events {

    public static final int GOAL = 8_000;

    private Events() {}

    public static Entry registered(String walker, Visibility visibility) {
        return registered(walker, visibility, "UTC", GOAL);
    }

    public static Entry registered(String walker, Visibility visibility, String zone, int goal) {
        return walker(
                walker,
                WalkerRegistered.newBuilder()
                        .setWalkerId(walker)
                        .setTimeZone(zone)
                        .setVisibility(visibility)
                        .setDailyGoal(goal)
                        .build());
    }

    public static Entry visible(String walker, Visibility visibility) {
        return walker(
                walker,
                WalkerVisibilityChanged.newBuilder()
                        .setWalkerId(walker)
                        .setVisibility(visibility)
                        .build());
    }

    public static Entry goalFrom(String walker, LocalDate from, int goal) {
        return walker(
                walker,
                DailyGoalSet.newBuilder()
                        .setWalkerId(walker)
                        .setDailySteps(goal)
                        .setEffectiveFrom((int) from.toEpochDay())
                        .build());
    }

    public static Entry moved(String walker, String zone, Instant from) {
        return walker(
                walker,
                WalkerZoneChanged.newBuilder()
                        .setWalkerId(walker)
                        .setTimeZone(zone)
                        .setEffectiveFromMillis(from.toEpochMilli())
                        .build());
    }

    /** The whole history is one zone from an instant on. */
    public static Entry stated(String walker, Instant from, String zone) {
        return walker(
                walker,
                WalkerZonesStated.newBuilder()
                        .setWalkerId(walker)
                        .addSpans(ZoneSpan.newBuilder()
                                .setFromMillis(from.toEpochMilli())
                                .setTimeZone(zone))
                        .setCurrentZone(zone)
                        .build());
    }

    public static Entry renamed(String walker) {
        return walker(
                walker, WalkerProfileChanged.newBuilder().setWalkerId(walker).build());
    }

    public static Entry erased(String walker) {
        return walker(walker, WalkerErased.newBuilder().setWalkerId(walker).build());
    }

    public static Entry steps(String walker, LocalDate date, int total) {
        return steps(walker, date, result(total, total, slotOf(date, 40)));
    }

    public static Entry steps(String walker, LocalDate date, DayResult result) {
        return day(
                walker,
                date,
                StepsRecorded.newBuilder()
                        .setWalkerId(walker)
                        .setLocalDate((int) date.toEpochDay())
                        .addDevices(Device.newBuilder().setId("watch-1").setKind(DeviceKind.DEVICE_KIND_WATCH))
                        .addSamples(SampleChange.newBuilder()
                                .setOutcome(SampleOutcome.SAMPLE_OUTCOME_RECORDED)
                                .setSampleId("s1")
                                .setVersion(1)
                                .setDevice(0)
                                .setCount(result.getTotal()))
                        .setResult(result)
                        .build());
    }

    /** What a granted appeal makes of a day. */
    public static Entry granted(String walker, LocalDate date, int total) {
        return day(
                walker,
                date,
                DayReviewed.newBuilder()
                        .setWalkerId(walker)
                        .setLocalDate((int) date.toEpochDay())
                        .setCause(DayReviewed.Cause.CAUSE_RELEASE)
                        .addDevices(Device.newBuilder().setId("watch-1").setKind(DeviceKind.DEVICE_KIND_WATCH))
                        .setResult(result(total, total, slotOf(date, 40)))
                        .build());
    }

    /** The fortieth slot of a date is 10:00 UTC. */
    public static long slotOf(LocalDate date, int slot) {
        return date.toEpochDay() * 96 + slot;
    }

    public static DayResult result(int total, int ranked, long lastSlot) {
        DayResult.Builder result = DayResult.newBuilder()
                .setTotal(total)
                .setRanked(ranked)
                .setQuarantined(0)
                .setSetAside(0)
                .setPolicyVersion(1)
                .setGoal(GOAL)
                .setGoalReached(total >= GOAL)
                .setEvidence(total)
                .addDeviceSteps(DeviceSteps.newBuilder().setDevice(0).setSteps(total));
        return ranked > 0 ? result.setLastRankedSlot(lastSlot).build() : result.build();
    }

    public static Entry reached(String walker, LocalDate date, int total) {
        return day(
                walker,
                date,
                DayGoalReached.newBuilder()
                        .setWalkerId(walker)
                        .setLocalDate((int) date.toEpochDay())
                        .setGoal(GOAL)
                        .setTotal(total)
                        .setDayEndsAtMillis((date.toEpochDay() + 1) * 86_400_000)
                        .build());
    }

    public static Entry lost(String walker, LocalDate date, int total) {
        return day(
                walker,
                date,
                DayGoalLost.newBuilder()
                        .setWalkerId(walker)
                        .setLocalDate((int) date.toEpochDay())
                        .setGoal(GOAL)
                        .setTotal(total)
                        .build());
    }

    /** The seal of a day's global board. */
    public static Entry daySealed(LocalDate date) {
        return sealed(BoardPeriod.BOARD_PERIOD_DAY, "day", date, date);
    }

    public static Entry weekSealed(LocalDate monday) {
        return sealed(BoardPeriod.BOARD_PERIOD_WEEK, "week", monday, monday.plusDays(6));
    }

    private static Entry sealed(BoardPeriod period, String word, LocalDate from, LocalDate to) {
        return new Entry(
                "seal/global/" + word + "/" + from,
                PeriodSealed.newBuilder()
                        .setPeriod(period)
                        .setFrom((int) from.toEpochDay())
                        .setTo((int) to.toEpochDay())
                        .setPolicyVersion(1)
                        .setEarly(false)
                        .build());
    }

    private static Entry walker(String walker, Message event) {
        return new Entry("walker/" + walker, event);
    }

    private static Entry day(String walker, LocalDate date, Message event) {
        return new Entry("day/" + walker + "/" + date, event);
    }
}
