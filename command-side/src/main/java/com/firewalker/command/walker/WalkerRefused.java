package com.firewalker.command.walker;

import com.firewalker.platform.web.Refusal;
import java.time.LocalDate;
import java.util.List;

/** Why a walker's stream says no. */
public final class WalkerRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private WalkerRefused(int status, String code, String detail, List<Field> fields) {
        super(status, code, detail, fields, null);
    }

    static WalkerRefused alreadyRegistered() {
        return new WalkerRefused(409, "walker-registered", "This id belongs to a registered walker", List.of());
    }

    static WalkerRefused effectiveInThePast(LocalDate effectiveFrom, LocalDate today) {
        String detail = "effective from " + effectiveFrom + ", but today is " + today;
        return new WalkerRefused(
                422,
                "invalid-request",
                "One or more fields are not acceptable",
                List.of(new Field("/effectiveFrom", "in-the-past", detail)));
    }

    static WalkerRefused tooManyDevices() {
        return new WalkerRefused(
                422, "too-many-devices", "A walker has at most " + SetDeviceKind.MAX_DEVICES + " devices", List.of());
    }

    static WalkerRefused unknown() {
        return new WalkerRefused(404, "not-found", "There is no such thing here", List.of());
    }
}
