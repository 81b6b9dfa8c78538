package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.data.MysqlUrl;
import com.firewalker.platform.data.PrimaryData;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.ledger.store.LedgerEventStorageEngine;
import com.firewalker.platform.ledger.store.LedgerSchema;
import com.firewalker.platform.testing.Servers;
import com.firewalker.proto.LedgerEvents;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Engines and readers on the test database, without a service around them. */
public final class Ledgers {
    public static final EventTypes TYPES = EventTypes.of(LedgerEvents.files());

    private Ledgers() {}

    /** A database server. */
    public record Server(String url, String user, String password) {}

    public static Server mariaDb() {
        return new Server(
                Servers.mariaDb().url(),
                Servers.mariaDb().user(),
                Servers.mariaDb().password());
    }

    /** A pool of its own, as another node would have; the schema exists afterwards. */
    public static HikariDataSource node(int connections) {
        return node(mariaDb(), connections);
    }

    /** A node on an empty ledger. */
    public static HikariDataSource freshNode(Server server, int connections) {
        try (HikariDataSource node = node(server, 1)) {
            new JdbcTemplate(node).execute("DROP SCHEMA firewalker_command");
        }
        return node(server, connections);
    }

    public static HikariDataSource node(Server server, int connections) {
        HikariConfig config = PrimaryData.bounded("node", connections);
        config.setJdbcUrl(MysqlUrl.schema(server.url(), "firewalker_command"));
        config.setUsername(server.user());
        config.setPassword(server.password());
        HikariDataSource dataSource = new HikariDataSource(config);
        LedgerSchema.migrate(dataSource, "ledger");
        return dataSource;
    }

    static LaneConnection lane(Server server) {
        String url = MysqlUrl.existing(server.url(), "firewalker_command") + LaneConnection.OPTIONS;
        return new LaneConnection(() -> DriverManager.getConnection(url, server.user(), server.password()));
    }

    static LedgerConnections connections(HikariDataSource node) {
        return new LedgerConnections(node, new JdbcTransactionManager(node));
    }

    public static LedgerEventStorageEngine engine(HikariDataSource node) {
        return new LedgerEventStorageEngine(connections(node), TYPES);
    }

    public static DomainEventMessage<?> event(String stream, long sequence, int steps) {
        return new GenericDomainEventMessage<>("walker", stream, sequence, Goal.raised(stream, steps));
    }
}
