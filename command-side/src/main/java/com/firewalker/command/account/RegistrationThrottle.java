package com.firewalker.command.account;

import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Bounds how many walkers one address makes, and how many e-mails it may ask about. */
@Component
class RegistrationThrottle {

    private final RateLimiter throttle;
    private final RateLimiter.Rule made;
    private final RateLimiter.Rule taken;

    RegistrationThrottle(
            RateLimiter throttle,
            @Value("${firewalker.throttle.registrations.burst:5000}") int burst,
            @Value("${firewalker.throttle.registrations.per-token:200ms}") Duration perToken,
            @Value("${firewalker.throttle.email-taken.burst:30}") int takenBurst,
            @Value("${firewalker.throttle.email-taken.per-token:60s}") Duration takenPerToken) {
        this.throttle = throttle;
        this.made = new RateLimiter.Rule("registrations", burst, perToken);
        this.taken = new RateLimiter.Rule("email-taken", takenBurst, takenPerToken);
    }

    <T> T guarded(String address, Supplier<T> registration) {
        take(made, address);
        take(taken, address);
        try {
            T result = registration.get();
            throttle.giveBack(taken, address);
            return result;
        } catch (RuntimeException failure) {
            if (!(failure instanceof Refusal refusal && refusal.code().equals("email-taken"))) {
                throttle.giveBack(taken, address);
            }
            throw failure;
        }
    }

    private void take(RateLimiter.Rule rule, String address) {
        RateLimiter.Verdict verdict = throttle.take(rule, address);
        if (!verdict.allowed()) {
            SecurityLog.note("throttled", "rule", rule.name(), "address", address);
            throw verdict.refusal();
        }
    }
}
