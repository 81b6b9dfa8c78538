package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.Fault.Point;
import com.firewalker.bench.simulator.store.Interference;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Stands between a node and its stores: the fault that is due happens here. */
final class Around implements Interference {

    private final Stage world;
    private @Nullable Program node;

    Around(Stage world) {
        this.world = world;
    }

    void stands(Program around) {
        node = around;
    }

    @Override
    public void statement(String sql) throws SQLException {
        step(Point.STATEMENT);
    }

    @Override
    public void commit() throws SQLException {
        step(Point.COMMIT);
    }

    @Override
    public void committed() throws SQLException {
        step(Point.COMMITTED);
    }

    @Override
    public void asksRedis(String command) {
        redis(Point.REDIS);
    }

    @Override
    public void redisAnswers(String command) {
        redis(Point.REDIS_ANSWERED);
    }

    private void redis(Point point) {
        try {
            step(point);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void step(Point point) throws SQLException {
        Program here = node;
        if (here == null) {
            return;
        }
        if (here.isDead()) {
            throw new Failures.NodeDown();
        }
        Fault due = world.fault;
        if (due == null
                || !due.kind().happensAt(point)
                || due.kind() == Fault.Kind.OTHERS_FIRST && here.mysql.isPartlyUndone()) {
            return;
        }
        world.fault = due.steps() > 1 ? new Fault(due.kind(), due.steps() - 1) : null;
        if (due.steps() == 1) {
            happens(due.kind(), here, point);
        }
    }

    private void happens(Fault.Kind kind, Program here, Point point) throws SQLException {
        world.happened(kind + " at " + point + " of " + here.name, kind.name());
        switch (kind) {
            case CRASH -> {
                here.die();
                throw new Failures.NodeDown();
            }
            case CONNECTION_LOST, COMMIT_UNANSWERED -> throw new SQLRecoverableException("link failure", "08S01");
            case REDIS_AWAY -> throw new RedisException("away");
            case REDIS_UNANSWERED -> throw new RedisCommandTimeoutException();
            case REDIS_WIPED -> world.wipeRedis();
            case OTHERS_FIRST -> othersFirst(here, point);
        }
    }

    private void othersFirst(Program here, Point point) {
        Random random = new Random(here.name.hashCode() * 31L
                + point.ordinal()
                + world.history.lines().size());
        here.whileWaiting(() -> {
            try {
                world.others(here, random);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
