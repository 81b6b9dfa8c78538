package com.firewalker.query.projection;

import com.firewalker.query.view.View;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A moment in which no instance moves the live view. Questions are answered all the while. What is done inside has
 * its own transactions; the fence falls at the end or with this instance.
 */
@Component
public class LiveViewLock {

    private final ProjectionControls controls;
    private final TransactionTemplate transaction;

    LiveViewLock(ProjectionControls controls, PlatformTransactionManager transactions) {
        this.controls = controls;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    public <T> T within(View view, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> {
            controls.lockOut(view.name());
            return work.get();
        }));
    }
}
