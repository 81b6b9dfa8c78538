package com.firewalker.command.mail;

import com.firewalker.platform.security.RateLimiter;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** One address gets three mails an hour of those that anybody can ask for; more are silently not sent. */
@Component
public class MailQuota {

    private static final RateLimiter.Quota MAILS = new RateLimiter.Quota("account-mails", 3, Duration.ofHours(1));

    private final RateLimiter throttle;

    MailQuota(RateLimiter throttle) {
        this.throttle = throttle;
    }

    /** @param address in its canonical form */
    public boolean allows(String address) {
        return throttle.take(MAILS, address).allowed();
    }

    /** Part of an erasure. */
    public void forget(String address) {
        throttle.forget(MAILS, address);
    }
}
