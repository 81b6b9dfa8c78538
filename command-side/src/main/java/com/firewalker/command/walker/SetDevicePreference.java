package com.firewalker.command.walker;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Devices, most preferred first, from a local date on; an empty list returns to the order of kinds. */
public record SetDevicePreference(String walkerId, List<String> deviceIds, LocalDate effectiveFrom, Instant at)
        implements WalkerCommand {

    public static final int MAX_DEVICES = 50;
    private static final Pattern DEVICE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    public SetDevicePreference {
        WalkerStream.checked(walkerId);
        deviceIds = List.copyOf(deviceIds);
        if (deviceIds.size() > MAX_DEVICES) {
            throw new IllegalArgumentException("at most " + MAX_DEVICES + " devices: " + deviceIds.size());
        }
        if (new HashSet<>(deviceIds).size() < deviceIds.size()) {
            throw new IllegalArgumentException("a device has one place: " + deviceIds);
        }
        deviceIds.forEach(SetDevicePreference::check);
    }

    @Override
    @TargetAggregateIdentifier
    public String stream() {
        return WalkerStream.of(walkerId);
    }

    private static void check(String deviceId) {
        if (!DEVICE_ID.matcher(deviceId).matches()) {
            throw new IllegalArgumentException("device id must match " + DEVICE_ID + ": " + deviceId);
        }
    }
}
