package com.firewalker.command.account;

import java.util.function.Supplier;
import org.springframework.dao.PessimisticLockingFailureException;

/** Work that is done again where the database chose it to give way to another. */
public final class Retried {

    private static final int ATTEMPTS = 5;

    private Retried() {}

    /** @param work a whole transaction: nothing of an attempt that gave way is left */
    public static <T> T afterConflict(Supplier<T> work) {
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (PessimisticLockingFailureException e) {
                if (tried == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
