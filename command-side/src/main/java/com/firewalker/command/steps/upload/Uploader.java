package com.firewalker.command.steps.upload;

import com.firewalker.events.v1.DeviceKind;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The device of an upload as it describes itself; model and zone where it says them. */
public record Uploader(
        String id,
        DeviceKind kind,
        @Nullable String model,
        @Nullable ZoneId zone) {

    /** Manual entries come from a person; what they name is no device. */
    boolean isDevice() {
        return kind != DeviceKind.DEVICE_KIND_MANUAL;
    }

    @Override
    public String toString() {
        return "Uploader[" + id + "]";
    }
}
