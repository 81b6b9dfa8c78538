package com.firewalker.command.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.Adjustment;
import com.firewalker.events.v1.Candidate;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.Reason;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.google.protobuf.Message;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows a day from its events alone, as every view does, and holds them to their sums (domain-rules.md 11.1). */
final class DayReader {

    private final TreeMap<Integer, Line> slots = new TreeMap<>();
    private DayResult result = DayResult.getDefaultInstance();
    private String devices = "";
    private List<String> adjustments = List.of();
    private int date;

    /** What a reader is told of a slot; names instead of indexes. */
    private record Line(SlotDecision slot, String text) {}

    void fold(Message event) {
        if (event instanceof StepsRecorded recorded) {
            date = recorded.getLocalDate();
            fold(recorded.getResult(), recorded.getDevicesList());
        }
        if (event instanceof DayReviewed reviewed) {
            date = reviewed.getLocalDate();
            fold(reviewed.getResult(), reviewed.getDevicesList());
        }
        assertThat(event.getSerializedSize()).isLessThanOrEqualTo(64 * 1024);
    }

    private void fold(DayResult next, List<Device> names) {
        result = next;
        devices = next.getDeviceStepsList().stream()
                .map(steps -> name(names, steps.getDevice()) + "=" + steps.getSteps())
                .collect(Collectors.joining(" "));
        adjustments = next.getAdjustmentsList().stream()
                .map(line -> text(line, names))
                .toList();
        for (SlotDecision slot : next.getSlotsList()) {
            if (slot.getEmpty()) {
                slots.remove(slot.getSlot());
            } else {
                slots.put(slot.getSlot(), new Line(slot, text(slot, names)));
            }
        }
    }

    DayResult result() {
        return result;
    }

    /** Slots with evidence, in the numbering of day events. */
    Stream<Integer> slots() {
        return slots.keySet().stream();
    }

    /** Slots, candidates, reasons, flags and sums as one text, equal for equal days. */
    String explanation() {
        addsUp();
        String lines = slots.values().stream().map(Line::text).collect(Collectors.joining("\n"));
        return "total %d ranked %d quarantined %d set aside %d evidence %d manual %d last %d %s flags %s adjustments %s%n%s"
                .formatted(
                        result.getTotal(),
                        result.getRanked(),
                        result.getQuarantined(),
                        result.getSetAside(),
                        result.getEvidence(),
                        result.getManual(),
                        result.getLastRankedSlot(),
                        devices,
                        result.getFlagsList(),
                        adjustments,
                        lines);
    }

    /** 11.1: slots and adjustments add up to the total; evidence - set aside - quarantined + remainder = total. */
    void addsUp() {
        int counted =
                slots.values().stream().mapToInt(line -> line.slot().getSteps()).sum();
        int adjusted = result.getAdjustmentsList().stream()
                .mapToInt(Adjustment::getSteps)
                .sum();
        assertThat(counted + adjusted).as("slots and adjustments").isEqualTo(result.getTotal());
        int heldBeside = result.getAdjustmentsList().stream()
                .mapToInt(Adjustment::getHeld)
                .sum();
        assertThat(candidates(null) + heldBeside).as("candidates").isEqualTo(result.getEvidence());
        int held =
                slots.values().stream().mapToInt(line -> line.slot().getHeld()).sum();
        assertThat(held + heldBeside + candidates(Reason.REASON_P2_CADENCE))
                .as("held")
                .isEqualTo(result.getQuarantined());
        assertThat(result.getEvidence() - result.getSetAside() - result.getQuarantined() + adjusted)
                .as("evidence, set aside, quarantined")
                .isEqualTo(result.getTotal());
        assertThat(result.getRanked()).as("ranked").isBetween(0, result.getTotal());
        int byDevice = result.getDeviceStepsList().stream()
                .mapToInt(steps -> steps.getSteps())
                .sum();
        assertThat(byDevice).as("by device").isEqualTo(result.getTotal());
        assertThat(result.getGoalReached()).isEqualTo(result.getTotal() >= result.getGoal());
    }

    private int candidates(@Nullable Reason only) {
        return slots.values().stream()
                .flatMap(line -> line.slot().getCandidatesList().stream())
                .filter(candidate -> only == null || candidate.getReason() == only)
                .mapToInt(Candidate::getSteps)
                .sum();
    }

    /** The slot that begins at a UTC time of the date: "10:00". */
    SlotDecision slot(String time) {
        Instant start = Instant.parse(java.time.LocalDate.ofEpochDay(date) + "T" + time + ":00Z");
        Line line = slots.get((int) (start.getEpochSecond() / 900 - 96L * date));
        return line == null ? SlotDecision.getDefaultInstance() : line.slot();
    }

    int slotCount() {
        return slots.size();
    }

    /** What is said of a slot, with device names. */
    String line(String time) {
        Instant start = Instant.parse(java.time.LocalDate.ofEpochDay(date) + "T" + time + ":00Z");
        Line line = slots.get((int) (start.getEpochSecond() / 900 - 96L * date));
        return line == null ? "no slot" : line.text();
    }

    /** Each line of the sum beside the slots: "201 REMAINDER watch of 4100". */
    List<String> adjustments() {
        return adjustments;
    }

    private static String text(Adjustment line, List<Device> devices) {
        String held = line.hasHeld() ? " held " + line.getHeld() : "";
        String granted = line.hasGranted() ? " granted " + line.getGranted() : "";
        String flags = line.getFlagsList().stream().map(DayReader::word).collect(Collectors.joining(" "));
        return "%d %s %s of %d%s%s %s"
                .formatted(
                        line.getSteps(),
                        word(line.getReason()),
                        name(devices, line.getDevice()),
                        line.getClaimed(),
                        held,
                        granted,
                        flags)
                .trim();
    }

    private static String text(SlotDecision slot, List<Device> devices) {
        String candidates = slot.getCandidatesList().stream()
                .map(candidate -> name(devices, candidate.getDevice()) + " " + candidate.getSteps() + " "
                        + word(candidate.getReason()))
                .collect(Collectors.joining(", "));
        String winner = slot.hasDevice() ? name(devices, slot.getDevice()) : "nobody";
        String flags = slot.getFlagsList().stream().map(DayReader::word).collect(Collectors.joining(" "));
        String block = slot.hasBlockStart() ? " block " + slot.getBlockStart() + "+" + slot.getBlockLength() : "";
        String held = slot.hasHeld() ? " held " + slot.getHeld() : "";
        String granted = slot.hasGranted() ? " granted " + slot.getGranted() : "";
        String ranked = slot.hasRanked() ? " ranked " + slot.getRanked() : "";
        return "%d: %d by %s %s%s%s%s%s [%s] %s"
                .formatted(
                        slot.getSlot(),
                        slot.getSteps(),
                        winner,
                        word(slot.getReason()),
                        held,
                        granted,
                        ranked,
                        block,
                        candidates,
                        flags)
                .trim();
    }

    private static String word(Reason reason) {
        return reason.name().substring("REASON_".length());
    }

    private static String name(List<Device> devices, int index) {
        return devices.get(index).getId();
    }
}
