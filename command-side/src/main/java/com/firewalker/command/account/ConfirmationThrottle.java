package com.firewalker.command.account;

import com.firewalker.platform.security.Throttle;
import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** A stolen access token is no licence to guess the password it lacks. */
@Component
class ConfirmationThrottle {

    private static final Throttle.Rule WRONG = new Throttle.Rule("confirmation", 5, Duration.ofMinutes(2));

    private final Throttle throttle;

    ConfirmationThrottle(Throttle throttle) {
        this.throttle = throttle;
    }

    <T> T guarded(String walkerId, Supplier<T> act) {
        Throttle.Verdict verdict = throttle.take(WRONG, walkerId);
        if (!verdict.allowed()) {
            throw verdict.refusal();
        }
        try {
            T result = act.get();
            throttle.giveBack(WRONG, walkerId);
            return result;
        } catch (Refusal refusal) {
            if (!refusal.code().equals("bad-credentials")) {
                throttle.giveBack(WRONG, walkerId);
            }
            throw refusal;
        }
    }
}
