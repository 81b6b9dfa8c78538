package com.firewalker.bench.simulator.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several statements sent as one, as the product's batches enter a view: their results come one after the other. */
final class SeveralStatements implements InvocationHandler {

    private final SqlConnection connection;
    private final List<String> all;
    private final Connection physical;
    private final List<PreparedStatement> prepared = new ArrayList<>();
    private int current;

    SeveralStatements(SqlConnection connection, String sql, Connection physical) throws SQLException {
        this.connection = connection;
        this.all = List.of(sql.split("; "));
        this.physical = physical;
        for (String one : all) {
            prepared.add(physical.prepareStatement(Dialect.ofH2(one)));
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (name.startsWith("set") && given.length == 2) {
            return set(method, given);
        }
        return switch (name) {
            case "execute" -> execute();
            case "getResultSet" -> resultSet();
            case "getMoreResults" -> ++current < prepared.size();
            case "close" -> close();
            default -> throw new UnsupportedOperationException(name);
        };
    }

    private @Nullable Object set(Method method, Object[] given) throws Throwable {
        int index = (Integer) given[0];
        for (int i = 0; i < all.size(); i++) {
            int own = (int) all.get(i).chars().filter(one -> one == '?').count();
            if (index <= own) {
                return SqlConnection.call(method, prepared.get(i), new Object[] {index, given[1]});
            }
            index -= own;
        }
        throw new SQLException("no parameter " + given[0]);
    }

    private boolean execute() throws SQLException {
        for (int i = 0; i < all.size(); i++) {
            connection.before(all.get(i));
            try {
                prepared.get(i).execute();
            } catch (SQLException e) {
                throw SqlErrors.ofMySql(e);
            }
        }
        return true;
    }

    private @Nullable ResultSet resultSet() throws SQLException {
        return prepared.get(current).getResultSet();
    }

    private @Nullable Object close() throws SQLException {
        for (PreparedStatement one : prepared) {
            one.close();
        }
        return null;
    }
}
