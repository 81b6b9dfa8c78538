package com.firewalker.query.deadletter;

import com.firewalker.platform.ledger.store.Failure;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Does something within the transaction that may fail without spoiling it. */
@Component
class Attempts {

    /** A savepoint that was set by SQL. */
    private record Named(String name) implements Savepoint {

        @Override
        public int getSavepointId() throws SQLException {
            throw new SQLException("a savepoint with a name");
        }

        @Override
        public String getSavepointName() {
            return name;
        }
    }

    private final JdbcTemplate jdbc;

    Attempts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Null where it went well; what was written is undone otherwise. Failures of the moment are thrown. */
    @Nullable RuntimeException failureOf(Runnable work) {
        return failure(work, Objects.requireNonNull(jdbc.execute((ConnectionCallback<Savepoint>)
                connection -> connection.setSavepoint())));
    }

    /** The same where the transaction has a savepoint of this name and nothing is written since. */
    @Nullable RuntimeException failureSince(String savepoint, Runnable work) {
        return failure(work, new Named(savepoint));
    }

    private @Nullable RuntimeException failure(Runnable work, Savepoint before) {
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
