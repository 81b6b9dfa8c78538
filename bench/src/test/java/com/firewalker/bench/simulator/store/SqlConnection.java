package com.firewalker.bench.simulator.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A connection that speaks MySQL to the program and H2 to the tables, and asks the world before every step. */
final class SqlConnection implements InvocationHandler {

    private static final String OUTSIDE = "/* outside */";

    private final NodeDataSource source;
    private @Nullable Connection physical;
    private boolean partlyUndone;

    SqlConnection(NodeDataSource source, Connection physical) {
        this.source = source;
        this.physical = physical;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        Object[] given = arguments == null ? new Object[0] : arguments;
        switch (name) {
            case "close" -> {
                close();
                return null;
            }
            case "isClosed" -> {
                return physical == null;
            }
            case "isValid" -> {
                return physical != null;
            }
            case "hashCode" -> {
                return System.identityHashCode(this);
            }
            case "equals" -> {
                return proxy == given[0];
            }
            case "commit" -> {
                commit();
                return null;
            }
            case "prepareStatement" -> {
                return prepare(source.changed((String) given[0]));
            }
            case "createStatement" -> {
                return statement();
            }
            default -> {
                if (name.equals("rollback")) {
                    partlyUndone = given.length == 1;
                }
                return isNamedRollback(name, given)
                        ? rollbackTo((Savepoint) given[0])
                        : call(method, connection(), given);
            }
        }
    }

    boolean isPartlyUndone() {
        return partlyUndone;
    }

    private Connection connection() throws SQLException {
        Connection current = physical;
        if (current == null) {
            throw SqlErrors.connectionLost();
        }
        return current;
    }

    private void commit() throws SQLException {
        run(source.interference()::commit);
        connection().commit();
        partlyUndone = false;
        run(source.interference()::committed);
    }

    /** What the world throws as a failure of SQL ends the connection too. */
    void run(SqlStep step) throws SQLException {
        try {
            step.run();
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    interface SqlStep {

        void run() throws SQLException;
    }

    void before(String sql) throws SQLException {
        run(() -> source.interference().statement(sql));
        connection();
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        if (Dialect.isSeveral(sql)) {
            return proxy(PreparedStatement.class, new SeveralStatements(this, sql, connection()));
        }
        String h2 = Dialect.ofH2(sql);
        Connection on = sql.contains(OUTSIDE) ? source.outside() : connection();
        PreparedStatement statement = Dialect.takesPositions(sql)
                ? on.prepareStatement(h2, new String[] {"position"})
                : on.prepareStatement(h2);
        return proxy(PreparedStatement.class, new SqlStatement(this, sql, statement));
    }

    private Statement statement() throws SQLException {
        return proxy(Statement.class, new SqlStatement(this, "", connection().createStatement()));
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(SqlConnection.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static boolean isNamedRollback(String name, Object[] given) {
        return name.equals("rollback")
                && given.length == 1
                && !given[0].getClass().getName().toLowerCase(Locale.ROOT).contains("h2");
    }

    private @Nullable Object rollbackTo(Savepoint savepoint) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute("ROLLBACK TO SAVEPOINT " + savepoint.getSavepointName());
        }
        return null;
    }

    static @Nullable Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SQLException sql ? SqlErrors.ofMySql(sql) : e.getCause();
        }
    }

    void close() throws SQLException {
        Connection closing = physical;
        physical = null;
        if (closing != null) {
            source.closed(this, closing);
        }
    }
}
