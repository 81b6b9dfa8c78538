package com.firewalker.command.audit;

import com.firewalker.platform.audit.AuditTrail;
import com.firewalker.platform.audit.CurrentAct;
import com.firewalker.platform.audit.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Where an act has a transaction of its own, the word that it was done is in it: both are there or neither. Should the
 * request fail after that, a later word says so.
 */
@Component
class ActsInTransactions implements TransactionExecutionListener {

    private final ObjectProvider<AuditTrail> trail;

    /** The log itself needs the transactions that this listens to. */
    ActsInTransactions(ObjectProvider<AuditTrail> trail) {
        this.trail = trail;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (!transaction.isReadOnly()) {
            CurrentAct.get().ifPresent(act -> {
                act.recordedAsDone(true);
                trail.getObject().end(act.id(), Outcome.DONE);
            });
        }
    }

    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null) {
            CurrentAct.get().ifPresent(act -> act.recordedAsDone(false));
        }
    }
}
