package com.firewalker.command.steps.upload;

import com.firewalker.events.v1.DeviceKind;
import java.util.Optional;

/** The words for kinds of devices (api.md 3). */
public final class DeviceKinds {

    private DeviceKinds() {}

    public static String word(DeviceKind kind) {
        return switch (kind) {
            case DEVICE_KIND_WATCH -> "watch";
            case DEVICE_KIND_BAND -> "band";
            case DEVICE_KIND_RING -> "ring";
            case DEVICE_KIND_PHONE -> "phone";
            case DEVICE_KIND_MANUAL -> "manual";
            case DEVICE_KIND_OTHER, DEVICE_KIND_UNSPECIFIED, UNRECOGNIZED -> "other";
        };
    }

    /** Empty also for manual entries, which are no device. */
    public static Optional<DeviceKind> ofDevice(String word) {
        return Optional.ofNullable(Uploads.kind(word)).filter(kind -> kind != DeviceKind.DEVICE_KIND_MANUAL);
    }
}
