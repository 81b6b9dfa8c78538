package com.firewalker.bench.peer.stock;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** One sample of a device, for one local day. */
public record UploadSteps(
        @TargetAggregateIdentifier String dayId,
        String walkerId,
        long localDate,
        String deviceId,
        String sampleId,
        long version,
        long startMillis,
        long endMillis,
        int count) {}
