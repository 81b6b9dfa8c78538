package com.firewalker.bench.simulator.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement of the program's; prepared where it has its SQL from the beginning. */
final class SqlStatement implements InvocationHandler {

    private final SqlConnection connection;
    private final String sql;
    private final Statement statement;

    SqlStatement(SqlConnection connection, String sql, Statement statement) {
        this.connection = connection;
        this.sql = sql;
        this.statement = statement;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (method.getName().equals("setFetchSize")) {
            return null;
        }
        if (!method.getName().startsWith("execute")) {
            return SqlConnection.call(method, statement, given);
        }
        boolean prepared = given.length == 0;
        if (!prepared && ((String) given[0]).startsWith("SET SESSION")) {
            return Boolean.FALSE;
        }
        connection.before(prepared ? sql : (String) given[0]);
        if (!prepared) {
            given[0] = Dialect.ofH2((String) given[0]);
        }
        return SqlConnection.call(method, statement, given);
    }
}
