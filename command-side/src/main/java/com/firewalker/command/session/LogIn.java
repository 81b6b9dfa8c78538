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
        Optional<String> walker = attempt.counted(() -> credentials.verify(email, password));
        meters.counter("firewalker.auth.login", "outcome", walker.isPresent() ? "granted" : "refused")
                .increment();
        if (walker.isEmpty()) {
            SecurityLog.note("login-refused", "address", address);
            throw new Refusal(401, "bad-credentials", "E-mail and password do not belong together");
        }
        attempt.succeeded();
        Sessions.Granted granted = sessions.begin(walker.get(), deviceName);
        SecurityLog.note("login", "walker", walker.get(), "session", granted.sessionId(), "address", address);
        return granted;
    }
}
