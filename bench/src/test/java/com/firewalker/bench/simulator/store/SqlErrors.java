package com.firewalker.bench.simulator.store;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransactionRollbackException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.api.ErrorCode;

/** H2's failures as Connector/J would tell them. */
final class SqlErrors {

    private static final int DUPLICATE_ENTRY = 1062;
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int DEADLOCK = 1213;
    private static final Pattern STREAM_KEY = Pattern.compile("'([^']*)', CAST\\((\\d+) AS BIGINT\\)");

    private SqlErrors() {}

    static SQLException ofMySql(SQLException e) {
        if (e.getErrorCode() == ErrorCode.DUPLICATE_KEY_1) {
            return new SQLIntegrityConstraintViolationException(duplicate(e), "23000", DUPLICATE_ENTRY, e);
        }
        if (e.getErrorCode() == ErrorCode.LOCK_TIMEOUT_1) {
            return new SQLTransactionRollbackException("Lock wait timeout exceeded", "40001", LOCK_WAIT_TIMEOUT, e);
        }
        if (e.getErrorCode() == ErrorCode.DEADLOCK_1) {
            return new SQLTransactionRollbackException("Deadlock found", "40001", DEADLOCK, e);
        }
        return e;
    }

    private static String duplicate(SQLException e) {
        Matcher key = STREAM_KEY.matcher(String.valueOf(e.getMessage()));
        return key.find() ? "Duplicate entry '" + key.group(1) + "-" + key.group(2) + "' for key" : "Duplicate entry";
    }

    static SQLException connectionLost() {
        return new SQLRecoverableException("Communications link failure", "08S01");
    }
}
