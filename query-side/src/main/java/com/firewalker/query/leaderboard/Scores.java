package com.firewalker.query.leaderboard;

import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.view.PositionedResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A walker's scores as the boards of a date show them: lists and profiles read one figure (domain-rules.md 8.1). */
@Component
public class Scores {

    private final Boards boards;
    private final SqlBoards sql;
    private final SealedBoards sealed;
    private final BoardSnapshots snapshots;

    Scores(Boards boards, SqlBoards sql, SealedBoards sealed, BoardSnapshots snapshots) {
        this.boards = boards;
        this.sql = sql;
        this.sealed = sealed;
        this.snapshots = snapshots;
    }

    /** Steps that count on the boards of the date, of its ISO week and of its month. */
    public record Score(
            @Schema(example = "8512") long day,
            @Schema(example = "41200") long week,
            @Schema(example = "170350") long month) {}

    public PositionedResult<Score> of(String walkerId, LocalDate date, @Nullable Long after) {
        PositionedResult<Long> day = on(Period.DAY.around(date), walkerId, after);
        PositionedResult<Long> week = on(Period.WEEK.around(date), walkerId, after);
        PositionedResult<Long> month = on(Period.MONTH.around(date), walkerId, after);
        return new PositionedResult<>(
                new Score(day.value(), week.value(), month.value()),
                Math.min(day.position(), Math.min(week.position(), month.position())));
    }

    private PositionedResult<Long> on(Span span, String walkerId, @Nullable Long after) {
        List<String> walker = List.of(walkerId);
        BoardSnapshots.Snapshot<CircleScores> snapshot = snapshots.read(
                span,
                after,
                new BoardSnapshots.Ways<>(
                        () -> boards.circle(span, walker),
                        CircleScores::position,
                        () -> sql.circle(span, walker),
                        () -> sealed.circle(span, walker)));
        return new PositionedResult<>(snapshot.value().scoreOf(walkerId), snapshot.position());
    }
}
