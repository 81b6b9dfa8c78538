package com.firewalker.command.password;

import com.firewalker.command.account.EmailKey;
import com.firewalker.command.mail.MailKind;
import com.firewalker.command.mail.MailOrders;
import com.firewalker.command.mail.MailQuota;
import com.firewalker.platform.security.RateLimiter;
import com.firewalker.platform.security.SecurityLog;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Takes requests for reset mails. Nothing here looks whether the address is anybody's: that is found out where the mail
 * is written, so that answer and time are the same.
 */
@Component
class ResetRequests {

    private static final RateLimiter.Quota CALLS = new RateLimiter.Quota("reset-calls", 60, Duration.ofHours(1));

    private final RateLimiter throttle;
    private final MailQuota quota;
    private final MailOrders orders;

    ResetRequests(RateLimiter throttle, MailQuota quota, MailOrders orders) {
        this.throttle = throttle;
        this.quota = quota;
        this.orders = orders;
    }

    /** Errors: 429 for the 61st in an hour of one network address. */
    void ask(String email, String from) {
        RateLimiter.Verdict verdict = throttle.take(CALLS, from);
        if (!verdict.allowed()) {
            SecurityLog.note("throttled", "rule", CALLS.name(), "address", from);
            throw verdict.refusal();
        }
        if (quota.allows(EmailKey.canonical(email))) {
            orders.add(MailKind.RESET, null, EmailKey.address(email.strip()));
        }
    }
}
