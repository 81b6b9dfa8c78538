package com.firewalker.query.deadletter;

import com.firewalker.query.view.Streams;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows that a view's tables hold of the walkers behind a stream: read before and after, they say what changed. */
@Component
class OwnedRows {

    private static final String OWNER_COLUMNS = """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = ?
              AND column_name IN ('walker_id', 'other_id', 'requester_id', 'addressee_id')
            """;

    private final JdbcTemplate jdbc;

    OwnedRows(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Every row, table by table, in the caller's transaction. */
    List<Map<String, Object>> of(View view, ViewVersion version, String streamId) {
        List<String> walkers = Streams.owners(streamId);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String base : view.tables()) {
            String table = version.table(base);
            for (String column : jdbc.queryForList(OWNER_COLUMNS, String.class, table)) {
                String marks = String.join(",", Collections.nCopies(walkers.size(), "?"));
                rows.addAll(jdbc.queryForList(
                        "SELECT * FROM " + table + " WHERE " + column + " IN (" + marks + ")", walkers.toArray()));
            }
        }
        return rows;
    }
}
