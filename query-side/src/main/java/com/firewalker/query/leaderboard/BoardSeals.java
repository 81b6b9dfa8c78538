package com.firewalker.query.leaderboard;

import com.firewalker.query.leaderboard.sealed.HashedLines;
import com.firewalker.query.leaderboard.sealed.HashedLines.Line;
import com.firewalker.query.leaderboard.sealed.Seal;
import com.firewalker.query.leaderboard.sealed.SetSeal;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.view.ConsistentReads;
import com.firewalker.query.view.PositionedResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Seals of global boards, for whoever checks them. */
@Component
public class BoardSeals {

    private final ConsistentReads reads;
    private final SealedBoards boards;
    private final NamedParameterJdbcTemplate jdbc;

    BoardSeals(ConsistentReads reads, SealedBoards boards, NamedParameterJdbcTemplate jdbc) {
        this.reads = reads;
        this.boards = boards;
        this.jdbc = jdbc;
    }

    /** A seal and the board that it is of. */
    public record OfBoard(Span span, SetSeal seal, int members) {}

    public PositionedResult<Optional<SetSeal>> of(Span span, @Nullable Long after) {
        return reads.answer(BoardProjection.VIEW, after, () -> boards.of(span));
    }

    /** The newest first, those before a position. */
    public PositionedResult<List<OfBoard>> before(long position, int limit) {
        return reads.answer(
                BoardProjection.VIEW,
                null,
                () -> jdbc.query(
                        "SELECT period, from_date, position, hash, policy, members FROM board_seal"
                                + " WHERE position < :before ORDER BY position DESC LIMIT " + limit,
                        Map.of("before", position),
                        (row, number) -> new OfBoard(
                                span(row.getString(1), row.getObject(2, LocalDate.class)),
                                new SetSeal(row.getLong(3), row.getString(4), row.getInt(5)),
                                row.getInt(6))));
    }

    private static Span span(String letter, LocalDate from) {
        return Period.BOARDS.stream()
                .filter(period -> period.letter().equals(letter))
                .findFirst()
                .orElseThrow()
                .around(from);
    }

    /** What the hash is made of: {@code member score slot}, those who could be seen by all. */
    public HashedLines lines(Span span, @Nullable String cursor, int limit) {
        Map<String, Object> parameters = SqlBoards.board(span);
        parameters.put("after", cursor == null ? "" : cursor);
        List<Line> found = jdbc.query(
                SqlBoards.SELECT + """
                member, score, slot FROM board_sealed
                WHERE period = :period AND from_date = :from AND listed AND member > :after
                ORDER BY member LIMIT
                """ + (limit + 1),
                parameters,
                (row, number) ->
                        new Line(row.getString(1), row.getString(1) + " " + row.getLong(2) + " " + row.getLong(3)));
        return HashedLines.of(Seal.board(span), cursor, found, limit);
    }
}
