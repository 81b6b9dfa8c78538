package com.firewalker.bench.simulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The product's own tables, made from its migrations: columns, primary and unique keys; other indexes are left out. */
final class Schema {

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__");
    private static final Pattern TABLE = Pattern.compile("(CREATE|ALTER|DROP) TABLE (\\w+)");
    private static final Pattern PLAIN_KEY = Pattern.compile(",\\s*KEY \\w+ \\([^)]*\\)");
    private static final Pattern MORE = Pattern.compile(",\\s*(?=(?:ADD|DROP|MODIFY) )");
    private static final Pattern NULLABLE = Pattern.compile("MODIFY (\\w+) .* NULL");

    private Schema() {}

    /**
     * Views get a second version of their tables.
     *
     * @param names of the product's folders of migrations, for example {@code ledger}
     */
    static void create(Connection connection, String... names) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS UTC_TIMESTAMP FOR '" + SqlFunctions.class.getName() + ".utcTimestamp'");
            statement.execute("CREATE ALIAS SHA2 FOR '" + SqlFunctions.class.getName() + ".sha2'");
            for (String name : names) {
                for (String sql : statements(name)) {
                    statement.execute(sql);
                    if (name.equals("query") && !sql.startsWith("INSERT")) {
                        statement.execute(shadow(sql));
                    }
                }
            }
        }
    }

    private static List<String> statements(String name) {
        List<String> all = new ArrayList<>();
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/" + name + "/V*.sql");
            // A class path in a manifest names some of them twice.
            SortedMap<Integer, Resource> byVersion = new TreeMap<>();
            for (Resource file : files) {
                byVersion.put(version(file), file);
            }
            for (Resource file : byVersion.values()) {
                for (String sql : withoutComments(file).split(";\\s*(\\n|$)")) {
                    all.addAll(translated(sql.strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static String shadow(String sql) {
        return TABLE.matcher(sql).replaceFirst("$1 TABLE $2__v2").replaceAll("UNIQUE KEY (\\w+)", "UNIQUE KEY $1__v2");
    }

    private static int version(Resource file) {
        var version = VERSION.matcher(String.valueOf(file.getFilename()));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static String withoutComments(Resource file) throws IOException {
        try (InputStream stream = file.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)--.*$", "");
        }
    }

    /** Changes of data that older ledgers needed change nothing of empty tables. */
    private static List<String> translated(String sql) {
        boolean structure =
                sql.startsWith("CREATE TABLE") || sql.startsWith("DROP TABLE") || sql.contains("ADD COLUMN");
        boolean firstRow = sql.startsWith("INSERT INTO") && sql.contains("VALUES");
        if (!structure && !firstRow) {
            return List.of();
        }
        String h2 = plain(sql);
        return h2.startsWith("ALTER TABLE") ? alterations(h2) : List.of(h2);
    }

    private static String plain(String sql) {
        String h2 = sql.replaceAll("CHARACTER SET \\w+( COLLATE \\w+)?", "")
                .replaceAll("COLLATE \\w+", "")
                .replaceAll("ENGINE\\s*=\\s*InnoDB", "")
                .replaceAll("DEFAULT (CHARACTER SET|CHARSET)\\s*=?\\s*\\w*", "")
                .replaceAll("\\bDEFAULT\\s*$", "")
                .replaceAll("UNSIGNED", "")
                .replaceAll("UNHEX\\(REPEAT\\('00', 32\\)\\)", "X'" + "00".repeat(32) + "'")
                .replaceAll("\\bBOOLEAN\\b", "TINYINT")
                .replaceAll("DEFAULT TRUE", "DEFAULT 1")
                .replaceAll("DEFAULT FALSE", "DEFAULT 0")
                .replaceAll("\\bMEDIUMTEXT\\b|\\bTEXT\\b", "VARCHAR(1000000)")
                .replaceAll("\\bMEDIUMBLOB\\b|\\bBLOB\\b", "VARBINARY(1000000)");
        return PLAIN_KEY.matcher(h2).replaceAll("");
    }

    private static List<String> alterations(String sql) {
        String changes = sql.replaceFirst("ALTER TABLE \\w+\\s+", "");
        String table = sql.substring(0, sql.length() - changes.length());
        return Arrays.stream(MORE.split(changes))
                .map(change -> NULLABLE.matcher(change).replaceFirst("ALTER COLUMN $1 DROP NOT NULL"))
                .filter(change -> change.startsWith("ADD COLUMN") || change.startsWith("ALTER COLUMN"))
                .map(change -> table + change)
                .toList();
    }
}
