package com.firewalker.command.account;

import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** A stolen access token is no licence to guess the password it lacks. */
@Component
public class ConfirmationThrottle {

    private static final RateLimiter.Rule WRONG = new RateLimiter.Rule("confirmation", 5, Duration.ofMinutes(2));

    private static final Set<String> WRONG_ONES = Set.of(Credentials.WRONG, "totp-invalid");

    private final RateLimiter throttle;

    ConfirmationThrottle(RateLimiter throttle) {
        this.throttle = throttle;
    }

    public <T> T guarded(String walkerId, Supplier<T> act) {
        RateLimiter.Verdict verdict = throttle.take(WRONG, walkerId);
        if (!verdict.allowed()) {
            throw verdict.refusal();
        }
        try {
            T result = act.get();
            throttle.giveBack(WRONG, walkerId);
            return result;
        } catch (Refusal refusal) {
            if (!WRONG_ONES.contains(refusal.code())) {
                throttle.giveBack(WRONG, walkerId);
            }
            throw refusal;
        }
    }
}
