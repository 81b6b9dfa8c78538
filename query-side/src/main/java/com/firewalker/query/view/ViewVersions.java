package com.firewalker.query.view;

import org.springframework.jdbc.core.JdbcTemplate;
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
    public Progress lockLive(View view) {
        return read(view, " FOR UPDATE");
    }

    public Progress live(View view) {
        return read(view, "");
    }

    private Progress read(View view, String suffix) {
        var progress = jdbc.queryForObject(
                "SELECT version, position FROM " + view.versionTable() + " WHERE id = 1" + suffix,
                (row, number) -> new Progress(ViewVersion.live(view, row.getInt(1)), row.getLong(2)));
        if (progress == null) {
            throw new IllegalStateException("view without version row: " + view.name());
        }
        return progress;
    }

    public void advance(ViewVersion version, long position) {
        jdbc.update("UPDATE " + version.versionTable() + " SET position = ? WHERE id = 1", position);
    }
}
