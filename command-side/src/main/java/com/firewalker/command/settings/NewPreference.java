package com.firewalker.command.settings;

import com.firewalker.command.walker.SetDevicePreference;
import com.firewalker.platform.web.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order of devices as it arrives; without a date it holds from today on. */
record NewPreference(@Nullable List<String> order, @Nullable LocalDate effectiveFrom) {

    SetDevicePreference command(String walkerId, LocalDate from, Instant at) {
        if (order == null || order.contains(null)) {
            throw Refusal.invalid("/order", "required", "Device ids, most preferred first");
        }
        try {
            return new SetDevicePreference(walkerId, order, from, at);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("/order", "invalid", String.valueOf(e.getMessage()));
        }
    }
}
