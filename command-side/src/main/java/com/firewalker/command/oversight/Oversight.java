package com.firewalker.command.oversight;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.account.LiveSessions;
import com.firewalker.command.account.Retried;
import com.firewalker.command.walker.ChangeVisibility;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.security.RevokedSessions;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signs walkers out, suspends and restores them. To the ledger a suspended walker is a private one, so that every board
 * leaves the walker out; what the walker chose is kept and comes back. Source: api.md 7, 9.
 */
@Component
class Oversight {

    private final AccountRepository accounts;
    private final LiveSessions sessions;
    private final Commands commands;
    private final RevokedSessions tokens;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Oversight(
            AccountRepository accounts,
            LiveSessions sessions,
            Commands commands,
            RevokedSessions tokens,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.commands = commands;
        this.tokens = tokens;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Repeating changes nothing. Answers the position at which boards follow. Errors: 404. */
    long suspend(String walkerId) {
        return set(walkerId, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Repeating changes nothing. Answers the position at which boards follow. Errors: 404. */
    long restore(String walkerId) {
        return set(walkerId, null);
    }

    /** Ends every session. Errors: 404. */
    void signOut(String walkerId) {
        Runnable told = Retried.afterConflict(() -> transaction.execute(status -> {
            if (accounts.lock(walkerId).isEmpty()) {
                throw Refusal.notFound();
            }
            return sessions.endAll(walkerId, null, "operator");
        }));
        told.run();
    }

    private long set(String walkerId, @Nullable Instant since) {
        boolean suspended = since != null;
        long position = transaction.execute(status -> {
            Account before = accounts.lock(walkerId).orElseThrow(Refusal::notFound);
            if (before.suspended() != suspended) {
                accounts.suspend(walkerId, since);
            }
            Account after = accounts.find(walkerId).orElseThrow(Refusal::notFound);
            return commands.sendInTransaction(new ChangeVisibility(walkerId, after.shownTo()))
                    .position();
        });
        tokens.suspend(walkerId, suspended);
        SecurityLog.note(suspended ? "suspended" : "restored", "walker", walkerId);
        return position;
    }
}
