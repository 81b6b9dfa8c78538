package com.firewalker.query.day;

import com.firewalker.events.v1.Candidate;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.query.day.DayLedger.Decided;
import com.firewalker.query.day.DayLedger.Held;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a day's total is what it is: slots and adjustments add up to it exactly, and
 * evidence - setAside - quarantinedSteps + remainder = total. Rules: domain-rules.md 11.1.
 */
record Explanation(
        LocalDate date,
        int total,
        int ranked,
        int policy,
        List<Slot> slots,
        List<Quarantined> quarantined,
        List<Line> adjustments,
        List<String> flags,
        int evidence,
        int setAside,
        int quarantinedSteps) {

    /** A slot's decision; {@code blockStart} and {@code blockSlots} where a longer block was decided as one. */
    @Schema(name = "ExplainedSlot")
    record Slot(
            Instant start,
            int steps,
            @Nullable String device,
            String reason,
            int ranked,
            int held,
            List<String> flags,
            @Nullable Instant blockStart,
            @Nullable Integer blockSlots,
            List<Claim> candidates) {}

    /** A device's claim on a slot, and why it won or lost. */
    record Claim(String device, int steps, String reason) {}

    /** A sample or a slot's steps held out of every figure. */
    record Quarantined(
            Instant start,
            @Nullable Instant end,
            @Nullable String device,
            @Nullable String sampleId,
            int steps,
            String reason) {}

    /** A line of the sum that belongs to no slot. */
    record Line(int steps, String reason) {}

    static Explanation of(DayLedger day) {
        var result = day.result();
        return new Explanation(
                day.date(),
                result.getTotal(),
                result.getRanked(),
                result.getPolicyVersion(),
                day.slots().entrySet().stream()
                        .map(slot -> slot(slot.getKey(), slot.getValue()))
                        .toList(),
                Stream.concat(
                                day.held().stream().map(Explanation::sample),
                                day.slots().entrySet().stream()
                                        .filter(slot ->
                                                slot.getValue().decision().getHeld() > 0)
                                        .map(slot -> held(slot.getKey(), slot.getValue())))
                        .toList(),
                day.adjustments().stream()
                        .map(line -> new Line(line.getSteps(), word(line.getReason())))
                        .toList(),
                words(result.getFlagsList()),
                result.getEvidence(),
                result.getSetAside(),
                result.getQuarantined());
    }

    private static Slot slot(long slot, Decided decided) {
        var decision = decided.decision();
        boolean block = decision.hasBlockStart();
        return new Slot(
                start(slot),
                decision.getSteps(),
                decided.device(),
                word(decision.getReason()),
                decision.hasRanked() ? decision.getRanked() : decision.getSteps(),
                decision.getHeld(),
                words(decision.getFlagsList()),
                block ? start(slot - decision.getSlot() + decision.getBlockStart()) : null,
                block ? decision.getBlockLength() : null,
                decision.getCandidatesList().stream()
                        .map(candidate -> claim(candidate, decided))
                        .toList());
    }

    private static Claim claim(Candidate candidate, Decided decided) {
        return new Claim(decided.deviceId(candidate.getDevice()), candidate.getSteps(), word(candidate.getReason()));
    }

    private static Quarantined sample(Held held) {
        SampleChange sample = held.sample();
        var start = Instant.ofEpochMilli(sample.getStartMillis());
        return new Quarantined(
                start,
                start.plusMillis(sample.getLengthMillis()),
                held.deviceId(),
                sample.getSampleId(),
                sample.getCount(),
                word(sample.getQuarantinedBy()));
    }

    private static Quarantined held(long slot, Decided decided) {
        var decision = decided.decision();
        return new Quarantined(
                start(slot), start(slot + 1), decided.device(), null, decision.getHeld(), word(decision.getReason()));
    }

    static Instant start(long slot) {
        return Instant.ofEpochSecond(slot * ZoneTimeline.SLOT_SECONDS);
    }

    static String word(Reason reason) {
        return reason.name()
                .substring("REASON_".length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    private static List<String> words(List<Reason> reasons) {
        return reasons.stream().map(Explanation::word).toList();
    }
}
