package com.firewalker.command.steps;

import com.firewalker.command.steps.sample.DeviceTable;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;

/** A sample's new standing, and what led to it. */
record Change(SampleRecord entry, ItemStatus status) {

    SampleChange say(DeviceTable devices, int date, Plausibility policy, int written) {
        int device = devices.device(entry.key.device(), entry.kind);
        boolean held = entry.isLive() && policy.isTooFast(entry.live());
        return DayEventMapper.change(entry, outcome(), device, date, held, written);
    }

    private SampleOutcome outcome() {
        return switch (status) {
            case RECORDED, QUARANTINED -> SampleOutcome.SAMPLE_OUTCOME_RECORDED;
            case REVISED -> SampleOutcome.SAMPLE_OUTCOME_REVISED;
            case DELETED -> SampleOutcome.SAMPLE_OUTCOME_DELETED;
            case UNCHANGED, STALE, CONFLICT, REJECTED -> throw new IllegalStateException("no change: " + status);
        };
    }

    /** What it takes to say it, at most; ids have one byte a character. */
    int bytes() {
        return entry.key.sample().length() + 4 * entry.spilledTo.length + 80;
    }
}
