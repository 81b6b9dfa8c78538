package com.firewalker.command.session;

import com.firewalker.command.account.Credentials;
import com.firewalker.command.totp.SecondFactor;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** E-mail and password for a session; the same answer for a wrong password and for an e-mail nobody has. */
@Component
class LogIn {

    /** With what and from where. */
    record From(@Nullable String deviceName, @Nullable String client, String address) {}

    private final Credentials credentials;
    private final SecondFactor factor;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final MeterRegistry meters;

    LogIn(
            Credentials credentials,
            SecondFactor factor,
            Sessions sessions,
            LoginThrottle throttle,
            MeterRegistry meters) {
        this.credentials = credentials;
        this.factor = factor;
        this.sessions = sessions;
        this.throttle = throttle;
        this.meters = meters;
    }

    Sessions.Granted with(String email, String password, @Nullable String totp, From from) {
        String address = from.address();
        LoginThrottle.Attempt attempt = throttle.enter(email, address);
        Optional<Credentials.Proven> walker = attempt.counted(() -> credentials.verify(email, password));
        meters.counter("firewalker.auth.login", "outcome", walker.isPresent() ? "granted" : "refused")
                .increment();
        if (walker.isEmpty()) {
            SecurityLog.note("login-refused", "address", address);
            throw Sessions.badCredentials();
        }
        checkSecondFactor(walker.get().walkerId(), totp, attempt);
        attempt.succeeded();
        Sessions.Granted granted = begin(walker.get(), email, from);
        SecurityLog.note(
                "login", "walker", walker.get().walkerId(), "session", granted.sessionId(), "address", address);
        return granted;
    }

    /** A wrong code is a wrong guess, a missing one is none. */
    private void checkSecondFactor(String walkerId, @Nullable String totp, LoginThrottle.Attempt attempt) {
        try {
            factor.check(walkerId, totp);
        } catch (Refusal refusal) {
            if (refusal.code().equals("totp-required")) {
                attempt.giveBack();
            }
            SecurityLog.note("login-refused", "walker", walkerId, "because", refusal.code());
            throw refusal;
        }
    }

    /** Where the account went away meanwhile, so does what this login left in Redis. */
    private Sessions.Granted begin(Credentials.Proven walker, String email, From from) {
        try {
            return sessions.begin(walker, Device.of(from.deviceName(), from.client(), from.address()));
        } catch (Refusal refusal) {
            if (refusal.code().equals("bad-credentials")) {
                throttle.forget(email);
            }
            throw refusal;
        }
    }
}
