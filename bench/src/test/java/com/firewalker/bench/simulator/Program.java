package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.store.Interference;
import com.firewalker.bench.simulator.store.NodeDataSource;
import com.firewalker.bench.simulator.store.SimulatedMySql;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A process that lives until it is killed, with its own way to the stores. */
abstract class Program {

    final String name;
    final SimulatedClock clock;
    final Wiring parts;
    final PlatformTransactionManager transactions;
    final NodeDataSource mysql;
    private final TransactionTemplate transaction;
    private final TransactionTemplate outside;
    private boolean dead;

    Program(
            String name,
            SimulatedMySql server,
            SimulatedClock clock,
            Interference interference,
            UnaryOperator<String> changedSql) {
        this.name = name;
        this.clock = clock;
        mysql = new NodeDataSource(server, interference, changedSql);
        transactions = new JdbcTransactionManager(mysql);
        transaction = new TransactionTemplate(transactions);
        outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        parts = new Wiring()
                .with(mysql, transactions, clock, new SimpleMeterRegistry())
                .with(new JdbcTemplate(mysql), JdbcClient.create(mysql), new NamedParameterJdbcTemplate(mysql));
    }

    void inTransaction(Runnable work) {
        transaction.executeWithoutResult(status -> work.run());
    }

    /** While this program stands between two of its steps, somebody else works on the same thread. */
    void whileWaiting(Runnable others) {
        Deque<UnitOfWork<?>> units = new ArrayDeque<>();
        while (CurrentUnitOfWork.isStarted()) {
            UnitOfWork<?> unit = CurrentUnitOfWork.get();
            units.push(unit);
            CurrentUnitOfWork.clear(unit);
        }
        try {
            outside.executeWithoutResult(status -> others.run());
        } finally {
            units.forEach(CurrentUnitOfWork::set);
        }
    }

    boolean isDead() {
        return dead;
    }

    /** From now on nothing of this program reaches a store. */
    void die() throws SQLException {
        dead = true;
        mysql.kill();
    }
}
