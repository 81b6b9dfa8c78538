package com.firewalker.command.challenge.service;

import com.firewalker.command.challenge.ChangeOrganiser;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.web.Refusal;
import com.google.protobuf.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs commands on a challenge and its members behind the lock on the challenge's row, and lets the tables follow the
 * events. A challenge is never without an organiser while it has members: the longest member follows (8.10).
 */
@Component
class ChallengeCommands {

    private static final int ATTEMPTS = 5;

    private final Commands commands;
    private final ChallengeRows rows;
    private final MemberRows members;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChallengeCommands(
            Commands commands,
            ChallengeRows rows,
            MemberRows members,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.commands = commands;
        this.rows = rows;
        this.members = members;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A whole transaction, again where another node was faster. */
    <T> T run(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (ConcurrencyException | AggregateStreamCreationException | TransientDataAccessException e) {
                if (tried == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** The same with the challenge's row held. Errors: 404 where there is none. */
    <T> T holding(String challengeId, Function<ChallengeRow, T> work) {
        return run(() -> work.apply(rows.lock(challengeId).orElseThrow(Refusal::notFound)));
    }

    /** Within the caller's transaction; answers the position. */
    long organise(ChallengeRow held, Object command) {
        Committed<List<Message>> committed = commands.sendInTransaction(command);
        rows.fold(held, committed.result());
        return committed.position();
    }

    /** Within the caller's transaction; answers the position. */
    long takePart(ChallengeRow held, Object command, @Nullable String reason) {
        Committed<List<Message>> committed = commands.sendInTransaction(command);
        int more = members.fold(committed.result(), reason, now());
        if (more != 0) {
            rows.count(held.challengeId(), more);
        }
        String organiser = held.organiserId();
        boolean led = organiser != null && members.isMember(held.challengeId(), organiser);
        return led ? committed.position() : succeed(held);
    }

    /** The longest member organises from now on, or nobody where none is left. */
    long succeed(ChallengeRow held) {
        String next = members.longest(held.challengeId()).orElse(null);
        return organise(held, new ChangeOrganiser(held.challengeId(), next));
    }
}
