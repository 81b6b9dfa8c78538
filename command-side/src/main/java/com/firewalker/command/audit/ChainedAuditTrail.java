package com.firewalker.command.audit;

import com.firewalker.platform.audit.Act;
import com.firewalker.platform.audit.AuditTrail;
import com.firewalker.platform.audit.Outcome;
import com.firewalker.platform.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends to the log, in the caller's transaction where there is one. */
@Component
class ChainedAuditTrail implements AuditTrail {

    private interface Next {
        Entry at(long position, Instant at);
    }

    private final EntryRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChainedAuditTrail(EntryRows rows, PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String begin(Act act) {
        String actId = UUID.randomUUID().toString();
        try {
            append((position, at) -> Entry.of(position, actId, at, act));
        } catch (DataAccessException | TransactionException e) {
            throw Refusal.unavailable("The audit log cannot be written now: nothing was done");
        }
        return actId;
    }

    @Override
    public void end(String actId, Outcome outcome) {
        append((position, at) -> Entry.of(position, actId, at, outcome));
    }

    private void append(Next next) {
        transaction.executeWithoutResult(status -> {
            EntryRows.Head head = rows.lockHead();
            Entry entry = next.at(head.position() + 1, clock.instant());
            byte[] hash = entry.hash(head.hash());
            rows.insert(entry, hash);
            rows.moveHead(entry.position(), hash);
        });
    }
}
