package com.firewalker.command.steps.upload;

import com.firewalker.command.account.AccountRepository;
import com.firewalker.platform.security.RevokedSessions;
import com.firewalker.platform.web.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * For callers whose token says nothing of the walker: the table is asked once in ten minutes for a walker who is not
 * suspended, as long as an access token lives, and at once after a suspension on any instance.
 */
@Component
class SuspendedWalkers {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST = 50_000;

    private final AccountRepository accounts;
    private final Cache<String, Boolean> free =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST).build();

    SuspendedWalkers(AccountRepository accounts, RevokedSessions words) {
        this.accounts = accounts;
        words.onSuspended(free::invalidate);
    }

    /** Errors: 403 suspended. */
    void refuse(String walkerId) {
        if (!free.get(walkerId, id -> !accounts.isSuspended(id))) {
            free.invalidate(walkerId);
            throw Refusal.suspended();
        }
    }
}
