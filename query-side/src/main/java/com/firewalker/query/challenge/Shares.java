package com.firewalker.query.challenge;

import com.firewalker.events.v1.ChallengeDays;
import com.firewalker.events.v1.ChallengeScore;
import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.query.view.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the facts on a walker's local date bring to the dates of a challenge: the date's figures as they are, or, in a fixed
 * zone, its slots where that zone puts them and the rest on the local date (domain-rules.md 8.9, api.md 9).
 */
final class Shares {

    private static final int SLOTS_A_DAY = 96;
    private static final long SLOT_SECONDS = 900;

    private Shares() {}

    /** How a challenge counts. */
    record Rules(ChallengeSettings settings, LocalDate from, LocalDate to) {

        boolean fixedZone() {
            return settings.getDays() == ChallengeDays.CHALLENGE_DAYS_FIXED_ZONE && !goalDays();
        }

        boolean goalDays() {
            return settings.getScore() == ChallengeScore.CHALLENGE_SCORE_GOAL_DAYS;
        }

        /** Local dates that may bring something: a fixed zone takes slots of the dates around. */
        LocalDate firstSource() {
            return fixedZone() ? from.minusDays(2) : from;
        }

        LocalDate lastSource() {
            return fixedZone() ? to.plusDays(2) : to;
        }

        private boolean covers(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(to);
        }
    }

    /** @param facts the day's, in the order of the ledger; for a challenge of local dates the last one is enough */
    static List<Share> of(Rules rules, LocalDate source, List<Fact> facts) {
        DayResult result = null;
        long position = 0;
        Map<Integer, Decided> slots = new HashMap<>();
        for (Fact fact : facts) {
            List<Device> devices;
            if (fact.event() instanceof StepsRecorded recorded) {
                result = recorded.getResult();
                devices = recorded.getDevicesList();
            } else if (fact.event() instanceof DayReviewed reviewed) {
                result = reviewed.getResult();
                devices = reviewed.getDevicesList();
            } else {
                continue;
            }
            position = fact.position();
            for (SlotDecision slot : result.getSlotsList()) {
                slots.put(slot.getSlot(), new Decided(slot, devices));
            }
        }
        if (result == null) {
            return List.of();
        }
        return rules.fixedZone()
                ? byZone(rules, source, result, slots.values(), position)
                : byDate(rules, source, result, position);
    }

    private record Decided(SlotDecision slot, List<Device> devices) {

        boolean isManual() {
            return slot.hasDevice() && devices.get(slot.getDevice()).getKind() == DeviceKind.DEVICE_KIND_MANUAL;
        }
    }

    private static List<Share> byDate(Rules rules, LocalDate source, DayResult result, long position) {
        return rules.covers(source)
                ? List.of(new Share(
                        source,
                        source,
                        result.getTotal(),
                        result.getRanked(),
                        result.getManual(),
                        result.getGoalReached(),
                        result.getLastRankedSlot(),
                        position))
                : List.of();
    }

    private static final class Sum {
        private long total;
        private long ranked;
        private long manual;
        private long slot;
    }

    private static List<Share> byZone(
            Rules rules, LocalDate source, DayResult result, Iterable<Decided> slots, long position) {
        ZoneId zone = ZoneId.of(rules.settings().getTimeZone());
        boolean ranks = !result.getFlagsList().contains(Reason.REASON_P6_DAY)
                && !result.getFlagsList().contains(Reason.REASON_P7_ACTIVE_MINUTES);
        Map<LocalDate, Sum> dates = new TreeMap<>();
        Sum rest = new Sum();
        rest.total = result.getTotal();
        rest.ranked = result.getRanked();
        rest.manual = result.getManual();
        for (Decided decided : slots) {
            SlotDecision slot = decided.slot();
            if (slot.getEmpty()) {
                continue;
            }
            long number = source.toEpochDay() * SLOTS_A_DAY + slot.getSlot();
            long ranked = ranks ? slot.hasRanked() ? slot.getRanked() : slot.getSteps() : 0;
            long manual = decided.isManual() ? slot.getSteps() - ranked : 0;
            Sum sum = dates.computeIfAbsent(
                    LocalDate.ofInstant(Instant.ofEpochSecond(number * SLOT_SECONDS), zone), date -> new Sum());
            sum.total += slot.getSteps();
            sum.ranked += ranked;
            sum.manual += manual;
            sum.slot = ranked > 0 ? Math.max(sum.slot, number) : sum.slot;
            rest.total -= slot.getSteps();
            rest.ranked -= ranked;
            rest.manual -= manual;
        }
        Sum own = dates.computeIfAbsent(source, date -> new Sum());
        own.total += rest.total;
        own.ranked += rest.ranked;
        own.manual += rest.manual;
        List<Share> shares = new ArrayList<>();
        dates.forEach((on, sum) -> {
            if (rules.covers(on)) {
                shares.add(new Share(source, on, sum.total, sum.ranked, sum.manual, false, sum.slot, position));
            }
        });
        return shares;
    }
}
