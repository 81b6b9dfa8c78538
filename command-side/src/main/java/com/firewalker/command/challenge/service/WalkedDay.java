package com.firewalker.command.challenge.service;

import com.firewalker.events.v1.ChallengeSettings;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.google.protobuf.Message;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A walker's local day as far as a challenge asks: did a step of it count?
 *
 * @param slots by number since the epoch
 */
record WalkedDay(int date, DayResult result, Map<Long, SlotDecision> slots) {

    private static final int SLOTS_A_DAY = 96;
    private static final int SLOT_SECONDS = 900;

    /** The fold of a day's stream; empty before its first steps. */
    static Optional<WalkedDay> of(Stream<Message> events) {
        Optional<WalkedDay> day = Optional.empty();
        var slots = new HashMap<Long, SlotDecision>();
        for (Message event : (Iterable<Message>) events::iterator) {
            if (event instanceof StepsRecorded recorded) {
                day = Optional.of(folded(recorded.getLocalDate(), recorded.getResult(), slots));
            } else if (event instanceof DayReviewed reviewed) {
                day = Optional.of(folded(reviewed.getLocalDate(), reviewed.getResult(), slots));
            }
        }
        return day;
    }

    private static WalkedDay folded(int date, DayResult result, Map<Long, SlotDecision> slots) {
        result.getSlotsList().forEach(slot -> slots.put((long) date * SLOTS_A_DAY + slot.getSlot(), slot));
        return new WalkedDay(date, result, slots);
    }

    /** @param totals whether steps that are not ranked count too */
    boolean counts(boolean totals) {
        return (totals ? result.getTotal() : result.getRanked()) > 0;
    }

    /** Whether a slot within the challenge's dates in its zone counts, or a line of the sum on one of the dates. */
    boolean countsWithin(ChallengeSettings settings, boolean totals) {
        if (!counts(totals)) {
            return false;
        }
        boolean onADate = date >= settings.getFrom() && date <= settings.getTo();
        boolean lines = result.getAdjustmentsList().stream().anyMatch(line -> line.getSteps() > 0);
        ZoneId zone = ZoneId.of(settings.getTimeZone());
        long first = slot(settings.getFrom(), zone);
        long end = slot(settings.getTo() + 1, zone);
        return onADate && lines
                || slots.entrySet().stream()
                        .anyMatch(slot -> slot.getKey() >= first && slot.getKey() < end && steps(slot, totals) > 0);
    }

    private static int steps(Map.Entry<Long, SlotDecision> slot, boolean totals) {
        SlotDecision decision = slot.getValue();
        return totals || !decision.hasRanked() ? decision.getSteps() : decision.getRanked();
    }

    private static long slot(int date, ZoneId zone) {
        Instant start = LocalDate.ofEpochDay(date).atStartOfDay(zone).toInstant();
        return Math.floorDiv(start.getEpochSecond() + SLOT_SECONDS - 1, SLOT_SECONDS);
    }
}
