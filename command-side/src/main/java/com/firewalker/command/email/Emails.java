package com.firewalker.command.email;

import com.firewalker.command.account.Account;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.account.Credentials;
import com.firewalker.command.account.EmailKey;
import com.firewalker.command.mail.Address;
import com.firewalker.command.mail.MailKind;
import com.firewalker.command.mail.MailLinks;
import com.firewalker.command.mail.MailOrders;
import com.firewalker.command.mail.MailQuota;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves and changes addresses. A new one holds when a link sent to it is opened; the old one is told and can take the
 * change back for seven days. Nobody but an address's holder hears whether it is taken.
 */
@Component
class Emails {

    private static final Set<MailKind> PROOFS = Set.of(MailKind.VERIFY, MailKind.CHANGE);

    private final Credentials credentials;
    private final AccountRepository accounts;
    private final MailOrders orders;
    private final MailLinks links;
    private final MailQuota quota;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Emails(
            Credentials credentials,
            AccountRepository accounts,
            MailOrders orders,
            MailLinks links,
            MailQuota quota,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.orders = orders;
        this.links = links;
        this.quota = quota;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** A mail with a link, where the address still waits for its proof. */
    void askForProof(String walkerId) {
        Account account = accounts.find(walkerId).orElseThrow(Refusal::notFound);
        String email = account.email();
        if (email != null && !account.emailVerified() && quota.allows(EmailKey.canonical(email))) {
            orders.add(MailKind.VERIFY, walkerId, EmailKey.address(email));
        }
    }

    /** Errors: 422 token-invalid. */
    void prove(String token) {
        MailLinks.Link link = links.find(token, PROOFS).orElseThrow(Emails::invalid);
        changing(() -> {
            Account account = accounts.lock(link.walkerId()).orElseThrow(Emails::invalid);
            use(token);
            if (link.kind() == MailKind.CHANGE) {
                change(account, link.to());
            } else if (holds(account, link.to())) {
                accounts.setVerified(account.walkerId(), now());
            } else {
                throw invalid();
            }
        });
        SecurityLog.note("email-proven", "walker", link.walkerId());
    }

    private void change(Account account, Address to) {
        accounts.free(to.email(), now().minus(Account.UNPROVEN));
        accounts.setEmail(account.walkerId(), to.email(), now());
        links.renew(account.walkerId(), MailKind.CHANGED);
        links.drop(account.walkerId(), List.of(MailKind.CHANGE, MailKind.VERIFY, MailKind.RESET));
    }

    /** Errors: 403 wrong-password. */
    void askForChange(String walkerId, String password, String wanted) {
        credentials.confirm(walkerId, password);
        Account account = accounts.find(walkerId).orElseThrow(Refusal::notFound);
        Address to = EmailKey.address(wanted.strip());
        if (holds(account, to)) {
            return;
        }
        Optional<Account> holder = accounts.findByEmail(wanted).filter(other -> !other.losesEmailBy(now()));
        if (!quota.allows(EmailKey.canonical(wanted))) {
            return;
        }
        if (holder.isPresent()) {
            orders.add(MailKind.TAKEN, holder.get().walkerId(), to);
            return;
        }
        transaction.executeWithoutResult(status -> {
            Account still = accounts.lock(walkerId).orElseThrow(Refusal::notFound);
            links.drop(walkerId, List.of(MailKind.CHANGE));
            orders.add(MailKind.CHANGE, walkerId, to);
            tellTheOld(still);
        });
        SecurityLog.note("email-change-asked", "walker", walkerId);
    }

    /** An address that nobody proved hears nothing of it. */
    private void tellTheOld(Account account) {
        String old = account.email();
        if (old != null && account.emailVerified()) {
            orders.add(MailKind.CHANGED, account.walkerId(), EmailKey.address(old));
        }
    }

    /** The address that was told has its account back, whether the change held already or not. Errors: 422. */
    void undo(String token) {
        MailLinks.Link link = links.find(token, Set.of(MailKind.CHANGED)).orElseThrow(Emails::invalid);
        changing(() -> {
            Account account = accounts.lock(link.walkerId()).orElseThrow(Emails::invalid);
            use(token);
            links.drop(account.walkerId(), List.of(MailKind.CHANGE, MailKind.RESET));
            if (!holds(account, link.to())) {
                accounts.setEmail(account.walkerId(), link.to().email(), now());
            }
        });
        SecurityLog.note("email-change-undone", "walker", link.walkerId());
    }

    /** Where another got the address in between, the link is worth nothing. */
    private void changing(Runnable change) {
        try {
            transaction.executeWithoutResult(status -> change.run());
        } catch (DuplicateKeyException e) {
            throw invalid();
        }
    }

    private void use(String token) {
        if (!links.use(token)) {
            throw invalid();
        }
    }

    private static boolean holds(Account account, Address address) {
        return account.email() != null && EmailKey.address(account.email()).equals(address);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Refusal invalid() {
        return new Refusal(422, "token-invalid", "This link was used before, has expired, or is not valid");
    }
}
