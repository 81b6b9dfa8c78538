package com.firewalker.command.session;

import com.firewalker.command.account.ProfileRules;
import com.firewalker.platform.web.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a walker may call a device. */
final class DeviceNames {

    static final int LONGEST = 80;

    private DeviceNames() {}

    /** The name as it is kept; none where none was given. Errors: 422. */
    static @Nullable String checked(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        ProfileRules.textObjection("/deviceName", given, LONGEST).ifPresent(objection -> {
            throw Refusal.invalid(List.of(objection));
        });
        return ProfileRules.name(given);
    }
}
