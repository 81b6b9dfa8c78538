package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.BoardRows.DayScore;
import com.firewalker.query.leaderboard.BoardRows.Seen;
import com.firewalker.query.view.ViewVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The boards' tables read through, on the primary, in one snapshot, without holding them in memory. */
@Component
class BoardTables {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    BoardTables(DataSource dataSource, PlatformTransactionManager transactions) {
        jdbc = new JdbcTemplate(dataSource);
        jdbc.setFetchSize(Integer.MIN_VALUE);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** A part of the rows: walkers come before any day. */
    @FunctionalInterface
    interface Chunk {
        void take(List<Seen> seen, List<DayScore> days);
    }

    /** Hands over everybody and the days since a date, and answers the position that it is the state of. */
    long copy(ViewVersion version, LocalDate since, int size, Chunk chunk) {
        Long position = snapshot.execute(status -> {
            Long at =
                    jdbc.queryForObject("SELECT position FROM " + version.versionTable() + " WHERE id = 1", Long.class);
            inChunks(
                    "SELECT walker_id, visibility, position FROM " + version.table("board_walker")
                            + " WHERE visibility <> " + Sight.ERASED.number(),
                    size,
                    (row, number) -> new Seen(row.getString(1), Sight.of(row.getInt(2)), row.getLong(3)),
                    seen -> chunk.take(seen, List.of()));
            inChunks(
                    "SELECT walker_id, local_date, score, slot, position FROM " + version.table("board_day")
                            + " WHERE local_date >= '" + since + "'",
                    size,
                    BoardTables::day,
                    days -> chunk.take(List.of(), days));
            return at;
        });
        return position == null ? 0 : position;
    }

    private static DayScore day(ResultSet row, int number) throws SQLException {
        return new DayScore(
                row.getString(1), row.getObject(2, LocalDate.class), row.getLong(3), row.getLong(4), row.getLong(5));
    }

    private <T> void inChunks(String sql, int size, RowMapper<T> mapper, Consumer<List<T>> taker) {
        var part = new ArrayList<T>(size);
        jdbc.query(sql, row -> {
            part.add(mapper.mapRow(row, 0));
            if (part.size() == size) {
                taker.accept(part);
                part.clear();
            }
        });
        if (!part.isEmpty()) {
            taker.accept(part);
        }
    }
}
