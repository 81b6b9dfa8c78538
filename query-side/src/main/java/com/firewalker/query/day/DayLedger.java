package com.firewalker.query.day;

import com.firewalker.events.v1.Adjustment;
import com.firewalker.events.v1.DayGoalLost;
import com.firewalker.events.v1.DayGoalReached;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.GrantedSample;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.query.view.Fact;
import com.google.protobuf.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A local day folded from its own stream: every slot's decision, everything held out, and the sum. What the view
 * leaves out is here, and so is every earlier state of the day: fold only the facts known at that time.
 */
final class DayLedger {

    /** A decision and the devices that its indexes mean. */
    record Decided(SlotDecision decision, List<Device> devices) {

        @Nullable String device() {
            return decision.hasDevice() ? deviceId(decision.getDevice()) : null;
        }

        String deviceId(int index) {
            return devices.get(index).getId();
        }
    }

    /** A whole sample that is held out of every figure. */
    record Held(SampleChange sample, String deviceId) {}

    private record SampleKey(String deviceId, String sampleId, int homeDate) {}

    private final LocalDate date;
    private final NavigableMap<Integer, Decided> slots = new TreeMap<>();
    private final Map<SampleKey, Held> held = new LinkedHashMap<>();
    private DayResult result = DayResult.getDefaultInstance();
    private List<Device> devices = List.of();
    private @Nullable Instant reachedAt;
    private @Nullable Instant updatedAt;

    DayLedger(LocalDate date) {
        this.date = date;
    }

    static DayLedger of(LocalDate date, Collection<Fact> facts) {
        var day = new DayLedger(date);
        facts.forEach(day::fold);
        return day;
    }

    void fold(Fact fact) {
        Message event = fact.event();
        if (event instanceof StepsRecorded recorded) {
            recorded.getSamplesList().forEach(sample -> sample(sample, recorded.getDevicesList()));
            decide(recorded.getResult(), recorded.getDevicesList(), fact.recordedAt());
        } else if (event instanceof DayReviewed reviewed) {
            release(reviewed);
            decide(reviewed.getResult(), reviewed.getDevicesList(), fact.recordedAt());
        } else if (event instanceof DayGoalReached) {
            reachedAt = fact.recordedAt();
        } else if (event instanceof DayGoalLost) {
            reachedAt = null;
        }
    }

    private void sample(SampleChange sample, List<Device> named) {
        String device = named.get(sample.getDevice()).getId();
        int home = sample.hasHomeDate() ? sample.getHomeDate() : (int) date.toEpochDay();
        var key = new SampleKey(device, sample.getSampleId(), home);
        held.remove(key);
        if (sample.getOutcome() != SampleOutcome.SAMPLE_OUTCOME_DELETED && sample.hasQuarantinedBy()) {
            held.put(key, new Held(sample, device));
        }
    }

    /** What a release grants is held no longer; one of before grants were listed let everything count. */
    private void release(DayReviewed review) {
        if (review.getCause() != DayReviewed.Cause.CAUSE_RELEASE) {
            return;
        }
        if (review.getGrantsCount() == 0) {
            held.clear();
        }
        for (GrantedSample grant : review.getGrantsList()) {
            String device = review.getDevices(grant.getDevice()).getId();
            int home = grant.hasHomeDate() ? grant.getHomeDate() : (int) date.toEpochDay();
            held.remove(new SampleKey(device, grant.getSampleId(), home));
        }
    }

    private void decide(DayResult latest, List<Device> named, Instant at) {
        result = latest;
        devices = named;
        updatedAt = at;
        for (SlotDecision decision : latest.getSlotsList()) {
            if (decision.getEmpty()) {
                slots.remove(decision.getSlot());
            } else {
                slots.put(decision.getSlot(), new Decided(decision, named));
            }
        }
    }

    boolean hasData() {
        return updatedAt != null && DayFold.hasData(result);
    }

    LocalDate date() {
        return date;
    }

    /** Decisions by epoch slot number. */
    NavigableMap<Long, Decided> slots() {
        var absolute = new TreeMap<Long, Decided>();
        slots.forEach((slot, decided) -> absolute.put(date.toEpochDay() * 96 + slot, decided));
        return absolute;
    }

    Collection<Held> held() {
        return held.values();
    }

    DayResult result() {
        return result;
    }

    List<Adjustment> adjustments() {
        return result.getAdjustmentsList();
    }

    String deviceOf(Adjustment line) {
        return devices.get(line.getDevice()).getId();
    }

    List<DeviceShare> shares() {
        return DayFold.shares(result, devices);
    }

    @Nullable Instant reachedAt() {
        return result.getGoalReached() ? reachedAt : null;
    }

    @Nullable Instant updatedAt() {
        return updatedAt;
    }

    /** What the slots and the adjustments add up to: the total, or the ledger contradicts itself. */
    int sum() {
        return slots.values().stream()
                        .mapToInt(slot -> slot.decision().getSteps())
                        .sum()
                + adjustments().stream().mapToInt(Adjustment::getSteps).sum();
    }
}
