package com.firewalker.query.rebuild.replay;

import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Makes, swaps and drops the tables of a view's versions. */
@Component
public class ShadowTables {

    /** How long a swap may keep new readers waiting before it gives way and is tried again. */
    private static final int PATIENCE_SECONDS = 2;

    private static final Pattern SHADOW = Pattern.compile("(.+)__v(\\d+)");

    private final JdbcTemplate jdbc;

    ShadowTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public static List<String> allTables(View view) {
        return Stream.concat(view.tables().stream(), Stream.of(view.versionTable()))
                .toList();
    }

    public void create(View view, int version) {
        ViewVersion shadow = ViewVersion.shadow(view, version);
        drop(view, version);
        for (String table : allTables(view)) {
            jdbc.execute("CREATE TABLE " + shadow.table(table) + " LIKE " + table);
        }
        jdbc.update("INSERT INTO " + shadow.versionTable() + " (id, version, position) VALUES (1, ?, 0)", version);
    }

    public void drop(View view, int version) {
        ViewVersion shadow = ViewVersion.shadow(view, version);
        for (String table : allTables(view)) {
            jdbc.execute("DROP TABLE IF EXISTS " + shadow.table(table));
        }
    }

    /** Whether all of its tables are there: an older program may have left a version with other ones. */
    public boolean exists(View view, int version) {
        ViewVersion shadow = ViewVersion.shadow(view, version);
        return allTables(view).stream()
                .allMatch(table -> !jdbc.queryForList(
                                "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?",
                                shadow.table(table))
                        .isEmpty());
    }

    /** Versions beside the live one that have at least one table. */
    public List<Integer> versions(View view) {
        List<String> tables = allTables(view);
        return jdbc.queryForList("""
                        SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()
                        AND table_name LIKE '%\\_\\_v%'""", String.class).stream()
                .map(SHADOW::matcher)
                .filter(Matcher::matches)
                .filter(name -> tables.contains(name.group(1)))
                .map(name -> Integer.parseInt(name.group(2)))
                .distinct()
                .toList();
    }

    /** One atomic statement: the live tables step aside under their number, the others take their names. */
    public void swap(View view, int live, int next) {
        ViewVersion aside = ViewVersion.shadow(view, live);
        ViewVersion shadow = ViewVersion.shadow(view, next);
        var renames = new ArrayList<String>();
        for (String table : allTables(view)) {
            renames.add(table + " TO " + aside.table(table));
            renames.add(shadow.table(table) + " TO " + table);
        }
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET SESSION lock_wait_timeout = " + PATIENCE_SECONDS);
                try {
                    return statement.execute("RENAME TABLE " + String.join(", ", renames));
                } finally {
                    statement.execute("SET SESSION lock_wait_timeout = DEFAULT");
                }
            }
        });
    }

    /** Bytes of data and indexes of the live tables, as the server estimates them. */
    public long bytes(View view) {
        long bytes = 0;
        for (String table : allTables(view)) {
            Long size = jdbc.queryForObject("""
                            SELECT COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables
                            WHERE table_schema = DATABASE() AND table_name = ?""", Long.class, table);
            bytes += size == null ? 0 : size;
        }
        return bytes;
    }
}
