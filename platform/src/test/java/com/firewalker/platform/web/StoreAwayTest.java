package com.firewalker.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionTimedOutException;

/** Which failures are a 503, and which are a 500 (reliability.md promise 7, S12). */
@Tag("S12")
class StoreAwayTest {

    static Stream<Throwable> ofTheMoment() {
        return Stream.of(
                new SQLTransientConnectionException("primary - Connection is not available, request timed out"),
                new ConnectException("refused"),
                new TimeoutException("too late"),
                new RejectedExecutionException("event executor terminated"),
                new ConcurrencyException("another node was first"),
                new QueryTimeoutException("too late"),
                new CannotCreateTransactionException("no connection"),
                new TransactionTimedOutException("too late"));
    }

    @ParameterizedTest
    @MethodSource("ofTheMoment")
    void seesAStoreThatDoesNotAnswerHoweverDeepItLies(Throwable failure) {
        assertThat(StoreAway.in(failure)).isTrue();
        assertThat(StoreAway.in(new CompletionException(new IllegalStateException(failure))))
                .isTrue();
    }

    /** MySQL and MariaDB tell these by number alone. */
    @ParameterizedTest
    @CsvSource({
        "1040, 08004",
        "1053, 08S01",
        "1205, HY000",
        "1213, 40001",
        "1290, HY000",
        "1317, 70100",
        "1927, 70100",
        "1969, 70100",
        "3024, HY000",
        "4031, HY000"
    })
    void seesWhatTheServerSaysOfTheMoment(int code, String state) {
        assertThat(StoreAway.in(new UncategorizedSQLException("insert", null, new SQLException("no", state, code))))
                .isTrue();
    }

    @Test
    void takesNoMistakeOfOursForOne() {
        assertThat(StoreAway.in(new IllegalStateException("a bug"))).isFalse();
        assertThat(StoreAway.in(new SQLSyntaxErrorException("a bug", "42000", 1064)))
                .isFalse();
        assertThat(StoreAway.in(new SQLIntegrityConstraintViolationException("twice", "23000", 1062)))
                .isFalse();
        assertThat(StoreAway.in(null)).isFalse();
    }
}
