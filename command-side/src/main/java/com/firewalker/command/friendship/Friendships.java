package com.firewalker.command.friendship;

import com.firewalker.command.account.AccountRepository;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.web.Refusal;
import com.google.protobuf.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a friendship's command and keeps the tables with it, in one transaction; tries again after a conflict. */
@Component
class Friendships {

    private static final int ATTEMPTS = 5;

    private final Commands commands;
    private final AccountRepository accounts;
    private final FriendRepository tables;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Friendships(
            Commands commands,
            AccountRepository accounts,
            FriendRepository tables,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.commands = commands;
        this.accounts = accounts;
        this.tables = tables;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What both have used up of their limits when the command is made. */
    record Standings(RequestQuota one, RequestQuota other, Instant at) {}

    /** Errors: 404 where one of the two is not there, or was erased meanwhile. */
    Committed<List<Message>> run(String one, String other, Function<Standings, Object> command) {
        return again(() -> transaction.execute(status -> locked(one, other, command)));
    }

    private Committed<List<Message>> locked(String one, String other, Function<Standings, Object> command) {
        if (!accounts.hold(one, other)) {
            throw Refusal.notFound();
        }
        tables.lock(one, other);
        Instant at = clock.instant();
        var standings = new Standings(tables.standing(one, at), tables.standing(other, at), at);
        Committed<List<Message>> committed = sent(command.apply(standings));
        committed.result().forEach(event -> tables.fold(event, at));
        return committed;
    }

    /** Two who never had to do with each other have no stream. */
    private Committed<List<Message>> sent(Object command) {
        try {
            return commands.sendInTransaction(command);
        } catch (AggregateNotFoundException e) {
            throw FriendshipRefused.unknown();
        }
    }

    private static <T> T again(Supplier<T> attempt) {
        for (int tried = 1; ; tried++) {
            try {
                return attempt.get();
            } catch (ConcurrencyException | AggregateStreamCreationException | TransientDataAccessException e) {
                if (tried == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
