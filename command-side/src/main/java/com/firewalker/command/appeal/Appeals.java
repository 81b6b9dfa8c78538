package com.firewalker.command.appeal;

import com.firewalker.command.appeal.Appeal.State;
import com.firewalker.command.steps.Releases;
import com.firewalker.command.walker.DecideAppeal;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes appeals and decides them: at most one is open on a day, and a grant releases what the day held when the walker
 * appealed, nothing later. The row, the day and the word to the walker are one transaction. Source: domain-rules.md 5.1.
 */
@Component
class Appeals {

    /** A decided appeal and the position at which its consequences can be seen. */
    record Decided(Appeal appeal, long position) {}

    private final AppealRows rows;
    private final Releases releases;
    private final Commands commands;
    private final LedgerHead head;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Appeals(
            AppealRows rows,
            Releases releases,
            Commands commands,
            LedgerHead head,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.rows = rows;
        this.releases = releases;
        this.commands = commands;
        this.head = head;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    Appeal open(String walkerId, LocalDate date, String text) {
        long position = head.position();
        if (!releases.holds(walkerId, date, OptionalLong.of(position))) {
            throw new Refusal(409, "nothing-held", "Nothing is held on this day");
        }
        String id = UUID.randomUUID().toString();
        var appeal = new Appeal(id, walkerId, date, State.OPEN, text, null, position, now(), null);
        try {
            rows.insert(appeal);
        } catch (DuplicateKeyException e) {
            throw new Refusal(409, "appeal-open", "An appeal on this day waits for its answer");
        }
        return appeal;
    }

    Page<Appeal> of(String walkerId, int limit, @Nullable String cursor) {
        String scope = "appeals|" + walkerId;
        List<String> keys = Cursor.read(scope, 2, cursor);
        return page(
                scope,
                limit,
                keys == null
                        ? rows.of(walkerId, null, "", limit + 1)
                        : rows.of(walkerId, Instant.parse(keys.get(0)), keys.get(1), limit + 1));
    }

    Page<Appeal> in(Optional<State> state, int limit, @Nullable String cursor) {
        String scope = "all-appeals|" + state.map(State::word).orElse("");
        List<String> keys = Cursor.read(scope, 2, cursor);
        return page(
                scope,
                limit,
                keys == null
                        ? rows.in(state, null, "", limit + 1)
                        : rows.in(state, Instant.parse(keys.get(0)), keys.get(1), limit + 1));
    }

    private static Page<Appeal> page(String scope, int limit, List<Appeal> found) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        Appeal last = found.get(limit - 1);
        return new Page<>(found.subList(0, limit), Cursor.write(scope, last.createdAt(), last.id()));
    }

    /** The same decision again changes nothing; another one comes too late. */
    Decided decide(String id, State outcome, String answer) {
        return transaction.execute(status -> {
            Appeal appeal = rows.lock(id).orElseThrow(Refusal::notFound);
            if (appeal.state() == outcome) {
                return new Decided(appeal, head.position());
            }
            if (appeal.state() != State.OPEN) {
                throw new Refusal(
                        409,
                        "appeal-decided",
                        "This appeal was " + appeal.state().word() + " before");
            }
            rows.decide(id, outcome, answer, now());
            if (outcome == State.GRANTED) {
                Releases.Released unused =
                        releases.release(appeal.walkerId(), appeal.date(), OptionalLong.of(appeal.position()));
            }
            Committed<Object> said = commands.sendInTransaction(
                    new DecideAppeal(appeal.walkerId(), id, appeal.date(), outcome == State.GRANTED));
            return new Decided(rows.find(id).orElseThrow(Refusal::notFound), said.position());
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
