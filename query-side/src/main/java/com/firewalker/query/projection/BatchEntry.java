package com.firewalker.query.projection;

import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewLock;
import com.firewalker.query.view.ViewVersions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * How a batch gets into a live view, in one round trip: five statements, one after the other. Operators' wishes come
 * first, alone, so that a batch that waits for a switch of versions holds nothing of the view; what is parked is read
 * when no other batch can park any more.
 */
@Component
class BatchEntry {

    private final JdbcTemplate jdbc;

    BatchEntry(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Inside a transaction on a connection for batches; the view's position moves on with that transaction. */
    ViewLock enter(View view, long upTo) {
        String sql = String.join(
                "; ",
                ProjectionControls.ENTER,
                ViewVersions.lockLiveOf(view),
                ViewVersions.advanceOf(view),
                DeadLetters.PARKED,
                "SAVEPOINT " + ViewLock.SAVEPOINT);
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<ViewLock>) connection -> {
            try (PreparedStatement statements = connection.prepareStatement(sql)) {
                statements.setString(1, view.name());
                statements.setLong(2, upTo);
                statements.setString(3, view.name());
                statements.execute();
                return entry(view, statements);
            }
        }));
    }

    private static ViewLock entry(View view, PreparedStatement answers) throws SQLException {
        long parksUpTo = 0;
        try (ResultSet control = answers.getResultSet()) {
            if (control.next()) {
                if (control.getBoolean(1)) {
                    throw new ProjectionPaused(view.name());
                }
                parksUpTo = control.getLong(2);
            }
        }
        answers.getMoreResults();
        ViewVersions.Progress progress = ViewVersions.progress(view, answers.getResultSet());
        answers.getMoreResults();
        answers.getMoreResults();
        var parked = new HashSet<String>();
        try (ResultSet streams = answers.getResultSet()) {
            while (streams.next()) {
                parked.add(streams.getString(1));
            }
        }
        return new ViewLock(progress, parked, parksUpTo);
    }
}
