package com.firewalker.command.password;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.account.Credentials;
import com.firewalker.command.account.EmailKey;
import com.firewalker.command.account.LiveSessions;
import com.firewalker.command.account.PasswordRules;
import com.firewalker.command.account.Passwords;
import com.firewalker.command.account.Retried;
import com.firewalker.command.mail.MailKind;
import com.firewalker.command.mail.MailLinks;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets new passwords. The password and the end of the sessions are one transaction behind the account's row: a login
 * that proved the old password begins before it and is ended, or is refused.
 */
@Component
class NewPasswords {

    private static final List<MailKind> VOID_THEN = List.of(MailKind.RESET, MailKind.CHANGE);

    private final Credentials credentials;
    private final AccountRepository accounts;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final LiveSessions sessions;
    private final MailLinks links;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NewPasswords(
            Credentials credentials,
            AccountRepository accounts,
            PasswordRules rules,
            Passwords passwords,
            LiveSessions sessions,
            MailLinks links,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.rules = rules;
        this.passwords = passwords;
        this.sessions = sessions;
        this.links = links;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** By somebody who knows the old one; every other session ends. Errors: 403, 422. */
    void change(String walkerId, String sessionId, String current, String wanted) {
        Credentials.Proven proven = credentials.confirm(walkerId, current);
        refuseWeak(wanted, accounts.find(walkerId).orElseThrow(Refusal::notFound));
        String hash = passwords.hash(wanted);
        Runnable ends = Retried.afterConflict(() -> transaction.execute(status -> {
            if (!credentials.hold(proven)) {
                throw Credentials.wrongPassword();
            }
            return set(walkerId, sessionId, hash, "password-changed");
        }));
        ends.run();
        SecurityLog.note("password-changed", "walker", walkerId);
    }

    /** By a link in a mail; every session ends. One that is refused for the password holds on. Errors: 422. */
    void reset(String token, String wanted) {
        MailLinks.Link link = links.find(token, Set.of(MailKind.RESET)).orElseThrow(NewPasswords::invalid);
        refuseWeak(wanted, accounts.find(link.walkerId()).orElseThrow(NewPasswords::invalid));
        String hash = passwords.hash(wanted);
        Runnable ends = Retried.afterConflict(() -> transaction.execute(status -> {
            boolean known = accounts.lock(link.walkerId())
                    .filter(account -> isStillAt(account, link))
                    .isPresent();
            if (!known || !links.use(token)) {
                throw invalid();
            }
            accounts.setVerified(link.walkerId(), now());
            return set(link.walkerId(), null, hash, "password-reset");
        }));
        ends.run();
        SecurityLog.note("password-reset", "walker", link.walkerId());
    }

    private Runnable set(String walkerId, @Nullable String exceptSessionId, String hash, String because) {
        accounts.setPassword(walkerId, hash, now());
        links.drop(walkerId, VOID_THEN);
        return sessions.endAll(walkerId, exceptSessionId, because);
    }

    private void refuseWeak(String wanted, Account account) {
        rules.objection("/newPassword", wanted, account.email()).ifPresent(objection -> {
            throw Refusal.invalid(List.of(objection));
        });
    }

    /** A link that went to an address which is not the account's any more lets nobody in. */
    private static boolean isStillAt(Account account, MailLinks.Link link) {
        return account.email() != null && EmailKey.address(account.email()).equals(link.to());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static Refusal invalid() {
        return new Refusal(422, "token-invalid", "This link was used before, has expired, or is not valid");
    }
}
