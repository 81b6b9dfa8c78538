package com.firewalker.query.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;

/** Which version of a view is live, and up to which position it is complete: one row, in the view's own schema. */
@Component
public class ViewVersions {

    private final JdbcTemplate jdbc;

    ViewVersions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A version and its completed prefix of the ledger. */
    public record Progress(ViewVersion version, long position) {}

    /** Locks the live version until the transaction ends: whoever writes a view moves its position alone. */
    public static String lockLiveOf(View view) {
        return select(view) + " FOR UPDATE";
    }

    /** Moves the live version on to a position, never back. */
    public static String advanceOf(View view) {
        return "UPDATE " + view.versionTable() + " SET position = GREATEST(position, ?) WHERE id = 1";
    }

    /** See {@link #lockLiveOf}. */
    public Progress lockLive(View view) {
        return read(view, lockLiveOf(view));
    }

    public Progress live(View view) {
        return read(view, select(view));
    }

    private static String select(View view) {
        return "SELECT version, position FROM " + view.versionTable() + " WHERE id = 1";
    }

    private Progress read(View view, String sql) {
        return Objects.requireNonNull(jdbc.query(sql, (ResultSetExtractor<Progress>) row -> progress(view, row)));
    }

    /** The one row of an answer. */
    public static Progress progress(View view, ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new IllegalStateException("view without version row: " + view.name());
        }
        return new Progress(ViewVersion.live(view, row.getInt(1)), row.getLong(2));
    }

    public void advance(ViewVersion version, long position) {
        jdbc.update("UPDATE " + version.versionTable() + " SET position = ? WHERE id = 1", position);
    }
}
