package com.firewalker.command.friendship;

import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
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
public class Friendships {

    private static final int ATTEMPTS = 5;

    private final Commands commands;
    private final FriendTables tables;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Friendships(Commands commands, FriendTables tables, PlatformTransactionManager transactions, Clock clock) {
        this.commands = commands;
        this.tables = tables;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What both have used up of their limits when the command is made. */
    record Standings(Standing one, Standing other, Instant at) {}

    Committed<List<Message>> run(String one, String other, Function<Standings, Object> command) {
        return again(() -> transaction.execute(status -> locked(one, other, command)));
    }

    private Committed<List<Message>> locked(String one, String other, Function<Standings, Object> command) {
        tables.lock(one, other);
        var at = clock.instant();
        var standings = new Standings(tables.standing(one, at), tables.standing(other, at), at);
        var committed = sent(command.apply(standings));
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

    /** Part of an erasure, inside its transaction: no count, request or friendship is left (domain-rules.md 12.2). */
    public void forget(String walkerId) {
        tables.forget(walkerId);
    }
}
