package com.firewalker.command.challenge.service;

import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.web.Refusal;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Bounds how many wrong codes somebody tries: a walker, or a network address where nobody is signed in. */
@Component
class CodeThrottle {

    private static final RateLimiter.Rule WALKER = new RateLimiter.Rule("challenge-code", 10, Duration.ofMinutes(1));
    private static final RateLimiter.Rule ADDRESS =
            new RateLimiter.Rule("challenge-code-address", 20, Duration.ofSeconds(30));

    private final RateLimiter throttle;

    CodeThrottle(RateLimiter throttle) {
        this.throttle = throttle;
    }

    <T> T walker(String walkerId, Supplier<T> act) {
        return guarded(WALKER, walkerId, act);
    }

    <T> T address(String address, Supplier<T> act) {
        return guarded(ADDRESS, address, act);
    }

    /** Only wrong ones are counted. */
    private <T> T guarded(RateLimiter.Rule rule, String who, Supplier<T> act) {
        RateLimiter.Verdict verdict = throttle.take(rule, who);
        if (!verdict.allowed()) {
            throw verdict.refusal();
        }
        try {
            T result = act.get();
            throttle.giveBack(rule, who);
            return result;
        } catch (RuntimeException failure) {
            if (!(failure instanceof Refusal refusal && refusal.code().equals("code-unknown"))) {
                throttle.giveBack(rule, who);
            }
            throw failure;
        }
    }
}
