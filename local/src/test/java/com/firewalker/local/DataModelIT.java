package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.embedded.EmbeddedMariaDb;
import com.firewalker.local.embedded.TemporaryDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** docs/data-model.md says what the migrations make: no table or column more, none less. */
class DataModelIT {

    private static final Map<String, List<String>> MIGRATIONS = Map.of(
            "firewalker_command", List.of("ledger", "command", "web"),
            "firewalker_query", List.of("query", "tokens", "web"),
            "firewalker_notification", List.of("notification", "tokens", "web"));

    private static final Pattern TABLE = Pattern.compile("\\| `(\\w+)` \\| ([a-z_0-9, ]+) \\| .+ \\|");

    @Test
    void holdsTheDataModelAgainstTheRealSchemas() throws IOException, SQLException {
        assertThat(migrated()).isEqualTo(documented());
    }

    private static Map<String, TreeSet<String>> documented() throws IOException {
        var tables = new TreeMap<String, TreeSet<String>>();
        String schema = "";
        for (String line : Files.readAllLines(Repository.root().resolve("docs/data-model.md"))) {
            if (line.startsWith("## ")) {
                schema = line.substring(3).strip();
            }
            Matcher table = TABLE.matcher(line);
            if (table.matches()) {
                tables.put(
                        schema + "." + table.group(1),
                        new TreeSet<>(List.of(table.group(2).split(", "))));
            }
        }
        return tables;
    }

    private static Map<String, TreeSet<String>> migrated() throws SQLException {
        try (var directory = TemporaryDirectory.create("firewalker-model-");
                var server = EmbeddedMariaDb.start(directory.path().resolve("mariadb"), 0)) {
            MIGRATIONS.forEach((schema, parts) -> parts.forEach(part -> migrate(server, schema, part)));
            return columns(server);
        }
    }

    private static void migrate(EmbeddedMariaDb server, String schema, String part) {
        Flyway.configure()
                .dataSource(
                        server.url() + "/" + schema + "?createDatabaseIfNotExist=true",
                        server.user(),
                        server.password())
                .locations("classpath:db/" + part)
                .table(part + "_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    private static Map<String, TreeSet<String>> columns(EmbeddedMariaDb server) throws SQLException {
        var tables = new TreeMap<String, TreeSet<String>>();
        try (Connection connection = DriverManager.getConnection(server.url() + "/", server.user(), server.password());
                ResultSet rows = connection.createStatement().executeQuery("""
                                SELECT table_schema, table_name, column_name FROM information_schema.columns
                                WHERE table_schema LIKE 'firewalker%' AND table_name NOT LIKE '%\\_history'""")) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1) + "." + rows.getString(2), table -> new TreeSet<>())
                        .add(rows.getString(3));
            }
        }
        return tables;
    }
}
