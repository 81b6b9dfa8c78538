package com.firewalker.query.rebuild.replay;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The two ways in which a rebuild's SQL runs: in a transaction of its own, or in none. */
@Component("rebuildTransactions")
public class Transactions {

    private final TransactionTemplate own;
    private final TransactionTemplate none;

    Transactions(PlatformTransactionManager manager) {
        own = new TransactionTemplate(manager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        none = new TransactionTemplate(manager);
        none.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    public <T> T own(Supplier<T> work) {
        return Objects.requireNonNull(own.execute(status -> work.get()));
    }

    public void ownly(Runnable work) {
        own.executeWithoutResult(status -> work.run());
    }

    /** Statements that would end a transaction; a surrounding one is set aside. */
    public void none(Runnable work) {
        none.executeWithoutResult(status -> work.run());
    }

    /** Nothing of what is written remains. */
    public void undone(Runnable work) {
        own.executeWithoutResult(status -> {
            status.setRollbackOnly();
            work.run();
        });
    }
}
