package com.firewalker.query.deadletter;

import com.firewalker.platform.ledger.Failure;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Does something within the transaction that may fail without spoiling it. */
@Component
class Attempts {

    private final JdbcTemplate jdbc;

    Attempts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Null where it went well; what was written is undone otherwise. Failures of the moment are thrown. */
    @Nullable RuntimeException failureOf(Runnable work) {
        var before = jdbc.execute((ConnectionCallback<Savepoint>) connection -> connection.setSavepoint());
        try {
            work.run();
            return null;
        } catch (RuntimeException e) {
            if (Failure.isOfTheMoment(e)) {
                throw e;
            }
            jdbc.execute((ConnectionCallback<Boolean>) connection -> {
                connection.rollback(before);
                return true;
            });
            return e;
        }
    }
}
