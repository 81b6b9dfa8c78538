package com.firewalker.query.day;

import com.firewalker.events.v1.Adjustment;
import com.firewalker.events.v1.Candidate;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.proto.ReasonWord;
import com.firewalker.query.day.DayLedger.Decided;
import com.firewalker.query.day.DayLedger.Held;
import com.firewalker.query.day.settings.ZoneTimeline;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Why a day's total is what it is: slots and adjustments add up to it exactly, and
 * evidence - setAside - quarantinedSteps + adjustments = total. Rules: domain-rules.md 11.1.
 *
 * @param sentences for people, by each reason word and flag that the explanation uses
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
        int quarantinedSteps,
        List<Late> late,
        SortedMap<String, String> sentences) {

    /**
     * What a sealed board of one of the day's periods does not count, because it was recorded after the seal
     * (domain-rules.md 7.3); fewer than none where steps were taken back.
     */
    @Schema(name = "LateSteps")
    record Late(
            @Schema(allowableValues = {"day", "week", "month"})
            String period,

            LocalDate from,
            LocalDate to,
            long steps,

            @Schema(example = "late-not-counted") String reason) {}

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

    /** A sample, a slot's steps or a line's held out of every figure; a line of the day has no times. */
    record Quarantined(
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String device,
            @Nullable String sampleId,
            int steps,
            String reason) {}

    /**
     * A line of the sum that belongs to no slot: what a device says of the whole day beyond what is known of it, or
     * entries by hand without times. With steps 0 its flags say why it adds nothing.
     */
    record Line(
            int steps,
            String reason,
            String device,
            @Nullable Integer claimed,
            int held,
            List<String> flags) {}

    static Explanation of(DayLedger day, List<Late> late, Locale language) {
        DayResult result = day.result();
        var words = new ReasonSentences(language);
        if (!late.isEmpty()) {
            words.add(ReasonWord.LATE_NOT_COUNTED);
        }
        return new Explanation(
                day.date(),
                result.getTotal(),
                result.getRanked(),
                result.getPolicyVersion(),
                day.slots().entrySet().stream()
                        .map(slot -> slot(slot.getKey(), slot.getValue()))
                        .toList(),
                quarantined(day),
                day.adjustments().stream().map(line -> line(line, day)).toList(),
                words(result.getFlagsList()),
                result.getEvidence(),
                result.getSetAside(),
                result.getQuarantined(),
                late,
                words.of(day));
    }

    private static List<Quarantined> quarantined(DayLedger day) {
        Stream<Explanation.Quarantined> samples = day.held().stream().map(Explanation::sample);
        Stream<Explanation.Quarantined> slots = day.slots().entrySet().stream()
                .filter(slot -> slot.getValue().decision().getHeld() > 0)
                .map(slot -> held(slot.getKey(), slot.getValue()));
        Stream<Explanation.Quarantined> lines = day.adjustments().stream()
                .filter(line -> line.getFlagsList().contains(Reason.REASON_P6_DAY))
                .map(line -> new Quarantined(
                        null, null, day.deviceOf(line), null, line.getHeld(), word(Reason.REASON_P6_DAY)));
        return Stream.of(samples, slots, lines).flatMap(Function.identity()).toList();
    }

    private static Line line(Adjustment line, DayLedger day) {
        return new Line(
                line.getSteps(),
                word(line.getReason()),
                day.deviceOf(line),
                line.hasClaimed() ? line.getClaimed() : null,
                line.getHeld(),
                flags(line.getFlagsList(), line.hasGranted()));
    }

    private static List<String> flags(List<Reason> flags, boolean granted) {
        var words = new ArrayList<>(words(flags));
        if (granted) {
            words.add(ReasonWord.GRANTED.word());
        }
        return words;
    }

    private static Slot slot(long slot, Decided decided) {
        SlotDecision decision = decided.decision();
        boolean block = decision.hasBlockStart();
        return new Slot(
                start(slot),
                decision.getSteps(),
                decided.device(),
                word(decision.getReason()),
                decision.hasRanked() ? decision.getRanked() : decision.getSteps(),
                decision.getHeld(),
                flags(decision.getFlagsList(), decision.hasGranted()),
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
        SlotDecision decision = decided.decision();
        Reason rule = decision.getFlagsList().contains(Reason.REASON_P5_SIX_HOURS)
                ? Reason.REASON_P5_SIX_HOURS
                : Reason.REASON_P6_DAY;
        return new Quarantined(start(slot), start(slot + 1), decided.device(), null, decision.getHeld(), word(rule));
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
