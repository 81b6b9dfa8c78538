package com.firewalker.local;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for a text in everything that the machine's stores hold; the text is lower-case ASCII. */
final class StoreScan {

    private static final String COLUMNS = """
            SELECT table_schema, table_name, column_name FROM information_schema.columns
            WHERE table_schema LIKE 'firewalker%'
            """;

    private StoreScan() {}

    /** Tables with columns, keys and files that hold it. */
    static Set<String> holding(String text) {
        try {
            Set<String> places = new TreeSet<>(tables(text));
            for (Path home : MachineRedis.homes()) {
                places.addAll(keys(home, text));
            }
            places.addAll(files(OneMachine.machine().data().root().resolve("s3"), text));
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(String text) throws SQLException {
        try (Connection connection = MachineDatabase.connect();
                Statement statement = connection.createStatement()) {
            List<String> places = new ArrayList<>();
            for (Map.Entry<String, List<String>> table : columns(statement).entrySet()) {
                for (String column : table.getValue()) {
                    try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table.getKey()
                            + " WHERE LOCATE('" + text + "', LOWER(CONVERT(`" + column + "` USING latin1))) > 0")) {
                        rows.next();
                        if (rows.getLong(1) > 0) {
                            places.add(table.getKey() + "." + column);
                        }
                    }
                }
            }
            return places;
        }
    }

    private static Map<String, List<String>> columns(Statement statement) throws SQLException {
        Map<String, List<String>> columns = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1) + "." + rows.getString(2), table -> new ArrayList<>())
                        .add(rows.getString(3));
            }
        }
        return columns;
    }

    private static List<String> keys(Path home, String text) {
        try (RedisClient client = MachineRedis.client(home)) {
            RedisCommands<String, String> redis = client.connect().sync();
            return redis.keys("*").stream()
                    .filter(key -> (key + value(redis, key)).contains(text))
                    .map(key -> home.getFileName() + " " + key)
                    .toList();
        }
    }

    private static String value(RedisCommands<String, String> redis, String key) {
        return switch (redis.type(key)) {
            case "string" -> String.valueOf(redis.get(key));
            case "hash" -> redis.hgetall(key).toString();
            case "set" -> redis.smembers(key).toString();
            case "zset" -> redis.zrange(key, 0, -1).toString();
            case "list" -> redis.lrange(key, 0, -1).toString();
            case "none" -> "";
            default -> throw new IllegalStateException("a key of a kind that is not looked at: " + key);
        };
    }

    private static List<String> files(Path folder, String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .map(Path::toString)
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return (file + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).contains(text);
        } catch (NoSuchFileException gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
