package com.firewalker.command.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a device as a thing; what kind it is the walker's own stream says. */
public record DeviceCard(
        String id, @Nullable String name, @Nullable String model, Instant firstUpload, Instant lastUpload) {

    @Override
    public String toString() {
        return "DeviceCard[" + id + "]";
    }
}
