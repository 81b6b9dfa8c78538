package com.firewalker.command.account;

import com.firewalker.platform.security.NetworkAddress;
import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Bounds how many walkers one network address makes, and how many e-mails it may ask about. A school behind one address
 * registers 300 walkers in an hour, 100 of them in a minute. Whoever sits at the machine itself has a quota of their own.
 */
@Component
class RegistrationThrottle {

    private final RateLimiter throttle;
    private final List<RateLimiter.Quota> others;
    private final List<RateLimiter.Quota> here;
    private final RateLimiter.Rule taken;

    RegistrationThrottle(
            RateLimiter throttle,
            @Value("${firewalker.throttle.registrations.a-minute:100}") int aMinute,
            @Value("${firewalker.throttle.registrations.an-hour:300}") int anHour,
            @Value("${firewalker.throttle.registrations.an-hour-from-loopback:5000}") int anHourHere,
            @Value("${firewalker.throttle.email-taken.burst:30}") int takenBurst,
            @Value("${firewalker.throttle.email-taken.per-token:60s}") Duration takenPerToken) {
        this.throttle = throttle;
        this.others = List.of(
                new RateLimiter.Quota("registrations-minute", aMinute, Duration.ofMinutes(1)),
                new RateLimiter.Quota("registrations-hour", anHour, Duration.ofHours(1)));
        this.here = List.of(new RateLimiter.Quota("registrations-here", anHourHere, Duration.ofHours(1)));
        this.taken = new RateLimiter.Rule("email-taken", takenBurst, takenPerToken);
    }

    /** What fails is not counted as a walker made. */
    <T> T guarded(String address, Supplier<T> registration) {
        String from = NetworkAddress.network(address);
        Deque<RateLimiter.Quota> counted = take(isLoopback(from) ? here : others, from);
        try {
            return asking(from, registration);
        } catch (RuntimeException failure) {
            counted.forEach(quota -> throttle.giveBack(quota, from));
            throw failure;
        }
    }

    private <T> T asking(String from, Supplier<T> registration) {
        refuseUnless(throttle.take(taken, from), taken.name(), from);
        try {
            T result = registration.get();
            throttle.giveBack(taken, from);
            return result;
        } catch (RuntimeException failure) {
            if (!(failure instanceof Refusal refusal && refusal.code().equals("email-taken"))) {
                throttle.giveBack(taken, from);
            }
            throw failure;
        }
    }

    private Deque<RateLimiter.Quota> take(List<RateLimiter.Quota> quotas, String from) {
        Deque<RateLimiter.Quota> counted = new ArrayDeque<>();
        for (RateLimiter.Quota quota : quotas) {
            RateLimiter.Verdict verdict = throttle.take(quota, from);
            if (!verdict.allowed()) {
                counted.forEach(before -> throttle.giveBack(before, from));
            }
            refuseUnless(verdict, quota.name(), from);
            counted.add(quota);
        }
        return counted;
    }

    private static void refuseUnless(RateLimiter.Verdict verdict, String name, String from) {
        if (!verdict.allowed()) {
            SecurityLog.note("throttled", "rule", name, "address", from);
            throw verdict.refusal();
        }
    }

    private static boolean isLoopback(String from) {
        try {
            return NetworkAddress.isNumeric(from) && InetAddress.getByName(from).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
