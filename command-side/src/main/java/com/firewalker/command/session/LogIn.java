package com.firewalker.command.session;

import com.firewalker.command.account.Credentials;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** E-mail and password for a session; the same answer for a wrong password and for an e-mail nobody has. */
@Component
class LogIn {

    private final Credentials credentials;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final MeterRegistry meters;

    LogIn(Credentials credentials, Sessions sessions, LoginThrottle throttle, MeterRegistry meters) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.throttle = throttle;
        this.meters = meters;
    }

    Sessions.Granted with(String email, String password, @Nullable String deviceName, String address) {
        LoginThrottle.Attempt attempt = throttle.enter(email, address);
        Optional<Credentials.Proven> walker = attempt.counted(() -> credentials.verify(email, password));
        meters.counter("firewalker.auth.login", "outcome", walker.isPresent() ? "granted" : "refused")
                .increment();
        if (walker.isEmpty()) {
            SecurityLog.note("login-refused", "address", address);
            throw Sessions.badCredentials();
        }
        attempt.succeeded();
        Sessions.Granted granted = begin(walker.get(), email, deviceName);
        SecurityLog.note(
                "login", "walker", walker.get().walkerId(), "session", granted.sessionId(), "address", address);
        return granted;
    }

    /** Where the account went away meanwhile, so does what this login left in Redis. */
    private Sessions.Granted begin(Credentials.Proven walker, String email, @Nullable String deviceName) {
        try {
            return sessions.begin(walker, deviceName);
        } catch (Refusal refusal) {
            if (refusal.code().equals("bad-credentials")) {
                throttle.forget(email);
            }
            throw refusal;
        }
    }
}
