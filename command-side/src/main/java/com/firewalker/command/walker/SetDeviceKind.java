package com.firewalker.command.walker;

import com.firewalker.events.v1.DeviceKind;
import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A device is of a kind: as its first upload said (no date), or as the walker says from a local date on. The first
 * upload's word counts once only (domain-rules.md 4.1).
 */
public record SetDeviceKind(
        String walkerId,
        String deviceId,
        DeviceKind kind,
        @Nullable LocalDate effectiveFrom) implements WalkerCommand {

    /** More than any walker has; what a client makes up without end is refused. */
    public static final int MAX_DEVICES = 500;

    public SetDeviceKind {
        WalkerStream.checked(walkerId);
        if (kind == DeviceKind.DEVICE_KIND_MANUAL || kind == DeviceKind.DEVICE_KIND_UNSPECIFIED) {
            throw new IllegalArgumentException("no kind of device: " + kind);
        }
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }
}
