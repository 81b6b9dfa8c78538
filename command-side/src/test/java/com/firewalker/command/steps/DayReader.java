package com.firewalker.command.steps;

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

    private static final int MAX_EVENT_BYTES = 64 * 1024;

    private final TreeMap<Integer, Line> slots = new TreeMap<>();
    private DayResult result = DayResult.getDefaultInstance();
    private String devices = "";
    private List<String> adjustments = List.of();
    private int date;

    /** What a reader is told of a slot, and the devices it names by index: most are never asked for their text. */
    private record Line(SlotDecision slot, List<Device> devices) {

        String text() {
            return DayReader.text(slot, devices);
        }
    }

    void fold(Message event) {
        if (event instanceof StepsRecorded recorded) {
            date = recorded.getLocalDate();
            fold(recorded.getResult(), recorded.getDevicesList());
        }
        if (event instanceof DayReviewed reviewed) {
            date = reviewed.getLocalDate();
            fold(reviewed.getResult(), reviewed.getDevicesList());
        }
        if (event.getSerializedSize() > MAX_EVENT_BYTES) {
            throw new AssertionError("an event of " + event.getSerializedSize() + " bytes");
        }
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
                slots.put(slot.getSlot(), new Line(slot, names));
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
        equal("slots and adjustments", counted + adjusted, result.getTotal());
        int heldBeside = result.getAdjustmentsList().stream()
                .mapToInt(Adjustment::getHeld)
                .sum();
        equal("candidates", candidates(null) + heldBeside, result.getEvidence());
        int held =
                slots.values().stream().mapToInt(line -> line.slot().getHeld()).sum();
        equal("held", held + heldBeside + candidates(Reason.REASON_P2_CADENCE), result.getQuarantined());
        equal(
                "evidence, set aside, quarantined",
                result.getEvidence() - result.getSetAside() - result.getQuarantined() + adjusted,
                result.getTotal());
        equal("ranked", Math.min(Math.max(0, result.getRanked()), result.getTotal()), result.getRanked());
        int byDevice = result.getDeviceStepsList().stream()
                .mapToInt(steps -> steps.getSteps())
                .sum();
        equal("by device", byDevice, result.getTotal());
        if (result.getGoalReached() != (result.getTotal() >= result.getGoal())) {
            throw new AssertionError("goal reached: " + result.getGoalReached());
        }
    }

    /** Asked millions of times in a long run, so it makes nothing where it holds. */
    private static void equal(String what, int found, int expected) {
        if (found != expected) {
            throw new AssertionError(what + ": " + found + " and not " + expected);
        }
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
        String said = slot.getSlot() + ": " + slot.getSteps() + " by " + winner + " " + word(slot.getReason());
        return (said + held + granted + ranked + block + " [" + candidates + "] " + flags).trim();
    }

    private static String word(Reason reason) {
        return reason.name().substring("REASON_".length());
    }

    private static String name(List<Device> devices, int index) {
        return devices.get(index).getId();
    }
}
