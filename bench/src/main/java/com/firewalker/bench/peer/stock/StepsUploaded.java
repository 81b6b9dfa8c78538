package com.firewalker.bench.peer.stock;

import java.util.List;

/** What Firewalker's StepsRecorded says of the same upload, as records for Jackson. */
record StepsUploaded(
        String dayId,
        String walkerId,
        long localDate,
        Device device,
        List<SampleChange> samples,
        int total,
        int ranked,
        int goal,
        boolean goalReached,
        long lastRankedSlot,
        List<Slot> slots) {

    record Device(String id, String kind) {}

    record SampleChange(
            String outcome,
            String sampleId,
            long version,
            long startMillis,
            long lengthMillis,
            int offset,
            int count) {}

    record Slot(long slot, int steps, String device, String reason) {}
}
