package com.firewalker.query.rebuild;

import com.firewalker.platform.testing.Servers;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.view.Projections;
import com.firewalker.query.view.View;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;

/** What is left of other versions of a view, in MySQL and in Redis; read apart from the code that should clear it. */
final class Traces {

    private final View view;
    private final Operator operator;

    Traces(QuerySide querySide, String view) {
        this(querySide.bean(Projections.class).named(view).view(), new Operator(querySide));
    }

    Traces(View view, Operator operator) {
        this.view = view;
        this.operator = operator;
    }

    Set<Integer> versionsBesideTheLiveOne() {
        var versions = new TreeSet<Integer>();
        versions.addAll(tables());
        versions.addAll(keys());
        versions.remove(operator.projection(view.name()).get("version").asInt());
        return versions;
    }

    private Set<Integer> tables() {
        var tables = new TreeSet<Integer>();
        try (Connection connection = Servers.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'firewalker_query'")) {
            while (rows.next()) {
                String name = rows.getString(1);
                int mark = name.indexOf("__v");
                if (mark > 0 && mine(name.substring(0, mark))) {
                    tables.add(Integer.valueOf(name.substring(mark + 3)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return tables;
    }

    private boolean mine(String table) {
        return view.tables().contains(table) || view.versionTable().equals(table);
    }

    private Set<Integer> keys() {
        var versions = new TreeSet<Integer>();
        try (RedisClient client = RedisClient.create(Servers.redis().url());
                StatefulRedisConnection<String, String> connection = client.connect()) {
            connection
                    .sync()
                    .keys("{" + view.name() + "}:v[0-9]*")
                    .forEach(key -> versions.add(Integer.valueOf(key.replaceFirst("^.*?:v(\\d+).*$", "$1"))));
        }
        return versions;
    }
}
