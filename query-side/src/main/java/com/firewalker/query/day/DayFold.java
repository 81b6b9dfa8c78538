package com.firewalker.query.day;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.events.v1.WalkerZoneChanged;
import com.firewalker.events.v1.WalkerZonesStated;
import com.firewalker.query.day.settings.GoalTimeline;
import com.firewalker.query.day.settings.ZoneTimeline;
import com.firewalker.query.view.Fact;
import com.google.protobuf.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Facts in, rows of the day view out. Events carry absolute results, so a later fact overwrites an earlier one and
 * the outcome depends neither on the order nor on the number of times a fact is folded. Rules: domain-rules.md 6.
 */
final class DayFold {

    private DayFold() {}

    static void fold(DayRows rows, Fact fact) {
        Message event = fact.event();
        if (event instanceof StepsRecorded recorded) {
            rows.day(recorded.getWalkerId(), recorded.getLocalDate(), day -> fold(day, fact, recorded));
        } else if (event instanceof DayReviewed reviewed) {
            rows.day(reviewed.getWalkerId(), reviewed.getLocalDate(), day -> fold(day, fact, reviewed));
        } else if (event instanceof DayGoalReached reached) {
            rows.day(reached.getWalkerId(), reached.getLocalDate(), day -> fold(day, fact, reached));
        } else if (event instanceof DayGoalLost lost) {
            rows.day(lost.getWalkerId(), lost.getLocalDate(), day -> fold(day, fact, lost));
        } else {
            foldWalker(rows, fact);
        }
    }

    private static void foldWalker(DayRows rows, Fact fact) {
        Message event = fact.event();
        if (event instanceof WalkerRegistered registered) {
            rows.goal(registered.getWalkerId(), GoalTimeline.BEGINNING, registered.getDailyGoal(), fact.position());
            rows.zone(registered.getWalkerId(), ZoneTimeline.BEGINNING, registered.getTimeZone(), fact.position());
        } else if (event instanceof DailyGoalSet goal) {
            LocalDate from = LocalDate.ofEpochDay(goal.getEffectiveFrom());
            rows.goal(goal.getWalkerId(), from, goal.getDailySteps(), fact.position());
        } else if (event instanceof WalkerZoneChanged moved) {
            rows.zone(moved.getWalkerId(), moved.getEffectiveFromMillis(), moved.getTimeZone(), fact.position());
        } else if (event instanceof WalkerZonesStated stated) {
            rows.zone(stated.getWalkerId(), ZoneTimeline.STATED, stated.getCurrentZone(), fact.position());
            stated.getSpansList()
                    .forEach(span ->
                            rows.zone(stated.getWalkerId(), span.getFromMillis(), span.getTimeZone(), fact.position()));
        } else if (event instanceof WalkerErased erased) {
            rows.erase(erased.getWalkerId(), fact.position());
        }
    }

    static DayRow fold(DayRow row, Fact fact, StepsRecorded event) {
        return row.with(result(fact, event.getResult(), event.getDevicesList()));
    }

    static DayRow fold(DayRow row, Fact fact, DayReviewed event) {
        return row.with(result(fact, event.getResult(), event.getDevicesList()));
    }

    static DayRow fold(DayRow row, Fact fact, DayGoalReached event) {
        return row.with(new DayRow.Verdict(fact.position(), fact.recordedAt()));
    }

    static DayRow fold(DayRow row, Fact fact, DayGoalLost event) {
        return row.with(new DayRow.Verdict(fact.position(), null));
    }

    private static DayRow.Result result(Fact fact, DayResult result, List<Device> devices) {
        return new DayRow.Result(
                fact.position(),
                result.getTotal(),
                result.getRanked(),
                result.getQuarantined(),
                result.getGoal(),
                result.getGoalReached(),
                shares(result, devices),
                hasData(result),
                fact.recordedAt());
    }

    /** Whether a live sample stands on the day (domain-rules.md 6.6). */
    static boolean hasData(DayResult result) {
        return !result.hasLiveSamples() || result.getLiveSamples() > 0;
    }

    static List<DeviceShare> shares(DayResult result, List<Device> devices) {
        return result.getDeviceStepsList().stream()
                .map(steps -> Map.entry(devices.get(steps.getDevice()), steps.getSteps()))
                .map(share -> new DeviceShare(
                        share.getKey().getId(), DeviceShare.word(share.getKey().getKind()), share.getValue()))
                .toList();
    }
}
