package com.firewalker.command.account;

import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.security.Throttle;
import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Bounds how many walkers one address makes, and how many e-mails it may ask about. */
@Component
class RegistrationThrottle {

    private final Throttle throttle;
    private final Throttle.Rule made;
    private final Throttle.Rule taken;

    RegistrationThrottle(
            Throttle throttle,
            @Value("${firewalker.throttle.registrations.burst:5000}") int burst,
            @Value("${firewalker.throttle.registrations.per-token:200ms}") Duration perToken,
            @Value("${firewalker.throttle.email-taken.burst:30}") int takenBurst,
            @Value("${firewalker.throttle.email-taken.per-token:60s}") Duration takenPerToken) {
        this.throttle = throttle;
        this.made = new Throttle.Rule("registrations", burst, perToken);
        this.taken = new Throttle.Rule("email-taken", takenBurst, takenPerToken);
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

    private void take(Throttle.Rule rule, String address) {
        Throttle.Verdict verdict = throttle.take(rule, address);
        if (!verdict.allowed()) {
            SecurityLog.note("throttled", "rule", rule.name(), "address", address);
            throw verdict.refusal();
        }
    }
}
