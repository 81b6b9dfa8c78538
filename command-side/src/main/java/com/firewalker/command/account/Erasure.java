package com.firewalker.command.account;

import com.firewalker.command.walker.EraseWalker;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.security.SecurityLog;
import com.firewalker.platform.web.Refusal;
import com.firewalker.platform.web.idempotency.IdempotencyStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a walker out of the tables (domain-rules.md 12.2): sessions and person go and the ledger says so in one
 * transaction; the event makes every view forget. What is left in the ledger leads to nobody.
 */
@Component
public class Erasure {

    private record Erased(Account account, Runnable endSessions, long position) {}

    private final Credentials credentials;
    private final AccountRepository accounts;
    private final LiveSessions sessions;
    private final IdempotencyStore answers;
    private final ObjectProvider<PersonalData> everywhere;
    private final Commands commands;
    private final TransactionTemplate transaction;

    Erasure(
            Credentials credentials,
            AccountRepository accounts,
            LiveSessions sessions,
            IdempotencyStore answers,
            ObjectProvider<PersonalData> everywhere,
            Commands commands,
            PlatformTransactionManager transactions) {
        this.credentials = credentials;
        this.accounts = accounts;
        this.sessions = sessions;
        this.answers = answers;
        this.everywhere = everywhere;
        this.commands = commands;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Answers the position at which the views begin to forget. */
    public long erase(String walkerId, String password) {
        credentials.confirm(walkerId, password);
        return erase(walkerId);
    }

    /** For whoever may do so without the walker's password. Errors: 404 for who is not there. */
    public long erase(String walkerId) {
        Erased erased = Retried.afterConflict(() -> transaction.execute(status -> eraseHeld(walkerId)));
        erased.endSessions().run();
        everywhere.forEach(data -> data.forget(erased.account()));
        answers.forget(walkerId);
        SecurityLog.note("erased", "walker", walkerId);
        return erased.position();
    }

    /** The account's row first: whoever begins a session, a friendship or an archive for it waits, and finds it gone. */
    private Erased eraseHeld(String walkerId) {
        Account account = accounts.lock(walkerId).orElseThrow(Refusal::notFound);
        Runnable endSessions = sessions.erase(walkerId);
        everywhere.forEach(data -> data.erase(walkerId));
        accounts.delete(walkerId);
        everywhere.forEach(data -> data.handOver(walkerId));
        long position = commands.sendInTransaction(new EraseWalker(walkerId)).position();
        return new Erased(account, endSessions, position);
    }
}
