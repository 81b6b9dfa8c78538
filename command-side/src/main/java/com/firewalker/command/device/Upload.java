package com.firewalker.command.device;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A device brought something. Its model is personal data: no text form says it. */
record Upload(String walkerId, String deviceId, @Nullable String model, Instant at) {

    @Override
    public String toString() {
        return "Upload[" + deviceId + "]";
    }
}
