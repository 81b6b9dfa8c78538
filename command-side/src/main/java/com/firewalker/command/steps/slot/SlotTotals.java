package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Sources;
import org.jspecify.annotations.Nullable;

/** What each source brought to each slot, sorted by what became of it before the slot rule. */
final class SlotTotals {

    private static final byte SEEN = 1;
    private static final byte COVERED = 2;
    private static final byte OTHER = 4;

    private final byte[] marks;
    private final int[] sums;
    private final int[] setAside;
    private final int[] held;
    private final int[] @Nullable [] minutes;
    /** Null where nothing was granted, as on almost every day. */
    private int @Nullable [] granted;

    private final boolean[] devicePresent;
    private final int first;
    private final int slots;

    /** For the slots from first to last. */
    SlotTotals(int sources, int first, int last) {
        this.first = first;
        slots = last - first + 1;
        devicePresent = new boolean[slots];
        int cells = sources * slots;
        marks = new byte[cells];
        sums = new int[cells];
        setAside = new int[cells];
        held = new int[cells];
        minutes = new int[cells][];
    }

    private int cell(int source, int index) {
        return source * slots + index - first;
    }

    /** A record that takes part in the merging touches the slot, with or without steps. */
    void see(int source, int index, int steps, boolean worn) {
        marks[cell(source, index)] |= SEEN;
        present(source, index, steps, worn);
    }

    void cover(int source, int index, boolean worn) {
        marks[cell(source, index)] |= COVERED;
        present(source, index, 0, worn);
    }

    /** domain-rules.md 4.6: steps show that a device is there, held ones too; one that is worn is there without any. */
    private void present(int source, int index, int steps, boolean worn) {
        if (source != Sources.MANUAL && (worn || steps > 0)) {
            devicePresent[index - first] = true;
        }
    }

    void add(int source, int index, int steps, boolean grantedSteps) {
        int cell = cell(source, index);
        sums[cell] += steps;
        if (!grantedSteps) {
            return;
        }
        if (granted == null) {
            granted = new int[sums.length];
        }
        granted[cell] += steps;
    }

    void add(int source, SlotShare part) {
        boolean grantedSteps = part.entry().granted;
        add(source, part.index(), part.steps(), grantedSteps);
        if (grantedSteps || part.steps() == 0 || part.entry().live().length() > Plausibility.MINUTE_MILLIS) {
            return;
        }
        int cell = cell(source, part.index());
        int[] perMinute = minutes[cell];
        if (perMinute == null) {
            minutes[cell] = perMinute = new int[Slots.MINUTES];
        }
        perMinute[(int) (Math.floorMod(part.from(), Slots.MILLIS) / Plausibility.MINUTE_MILLIS)] += part.steps();
    }

    void setAside(int source, int index, int steps) {
        marks[cell(source, index)] |= OTHER;
        setAside[cell(source, index)] += steps;
    }

    void hold(int source, int index, int steps, boolean worn) {
        present(source, index, steps, worn);
        marks[cell(source, index)] |= OTHER;
        held[cell(source, index)] += steps;
    }

    boolean isEmpty(int source, int index) {
        return marks[cell(source, index)] == 0;
    }

    boolean seen(int source, int index) {
        return (marks[cell(source, index)] & SEEN) != 0;
    }

    boolean covered(int source, int index) {
        return (marks[cell(source, index)] & COVERED) != 0;
    }

    boolean devicePresent(int index) {
        return devicePresent[index - first];
    }

    int sum(int source, int index) {
        return sums[cell(source, index)];
    }

    int granted(int source, int index) {
        return granted == null ? 0 : granted[cell(source, index)];
    }

    int setAside(int source, int index) {
        return setAside[cell(source, index)];
    }

    int held(int source, int index) {
        return held[cell(source, index)];
    }

    int @Nullable [] minutes(int source, int index) {
        return minutes[cell(source, index)];
    }
}
