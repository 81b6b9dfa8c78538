package com.firewalker.command.account;

import com.firewalker.command.mail.MailKind;
import com.firewalker.command.mail.MailOrders;
import com.firewalker.command.walker.RegisterWalker;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes a walker: the account row and the first event of the walker's stream, both or neither. */
@Component
class Registration {

    static final int DEFAULT_GOAL = 10_000;

    record Registered(String walkerId, String friendCode, long position) {}

    private final AccountRepository accounts;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final MailOrders mails;
    private final Commands commands;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Registration(
            AccountRepository accounts,
            Passwords passwords,
            PasswordRules rules,
            MailOrders mails,
            Commands commands,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.mails = mails;
        this.commands = commands;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** @param language of mails where none is asked for: en or ko */
    Registered register(NewWalker asked, String language) {
        check(asked);
        Account account = account(asked, language);
        if (taken(asked.email(), account.createdAt())) {
            throw taken();
        }
        String hash = passwords.hash(asked.password());
        Committed<?> committed = insert(account, asked.email().strip(), hash);
        SecurityLog.note("registered", "walker", account.walkerId());
        return new Registered(account.walkerId(), account.friendCode(), committed.position());
    }

    private void check(NewWalker asked) {
        List<Refusal.Field> objections = Stream.of(
                        rules.objection(asked.password(), asked.email()),
                        ProfileRules.nameObjection(asked.displayName()),
                        ProfileRules.zoneObjection(asked.timeZone()))
                .flatMap(Optional::stream)
                .toList();
        if (!objections.isEmpty()) {
            throw Refusal.invalid(objections);
        }
    }

    private Committed<?> insert(Account account, String email, String hash) {
        RegisterWalker command =
                new RegisterWalker(account.walkerId(), account.timeZone(), account.visibility(), DEFAULT_GOAL);
        try {
            return transaction.execute(status -> {
                accounts.free(email, account.createdAt().minus(Account.UNPROVEN));
                accounts.insert(account, hash);
                mails.add(MailKind.VERIFY, account.walkerId(), EmailKey.address(email));
                return commands.sendInTransaction(command);
            });
        } catch (DuplicateKeyException e) {
            throw taken(email, account.createdAt())
                    ? taken()
                    : Refusal.unavailable("No free friend code was found; try again");
        }
    }

    private boolean taken(String email, Instant now) {
        return accounts.findByEmail(email)
                .filter(holder -> !holder.losesEmailBy(now))
                .isPresent();
    }

    private Account account(NewWalker asked, String language) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Visibility visibility =
                asked.visibility() == null ? Visibility.VISIBILITY_FRIENDS : Visibilities.of(asked.visibility());
        return new Account(
                RandomIds.walkerId(),
                asked.email().strip(),
                ProfileRules.name(asked.displayName()),
                ZoneId.of(asked.timeZone()),
                visibility,
                asked.locale() == null ? language : asked.locale(),
                RandomIds.friendCode(),
                null,
                now,
                false,
                now,
                false);
    }

    private static Refusal taken() {
        return new Refusal(409, "email-taken", "There is already a walker with this e-mail address");
    }
}
