package com.firewalker.query.leaderboard;

import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.day.Days;
import com.firewalker.query.leaderboard.GetBoard.Scope;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.ranking.BoardQuestion;
import com.firewalker.query.ranking.CursorSeal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Boards by scope and period. */
@RestController
@Tag(name = "Questions")
@RequestMapping("/v1/leaderboards/{scope}/{period}")
class BoardController {

    /** On an answer: what had to stand in for what was away, for example {@code boards}. */
    static final String DEGRADED = "Firewalker-Degraded";

    private static final int NEIGHBOURS = 5;
    private static final int MOST_NEIGHBOURS = 10;

    private final BoardQueries boards;
    private final Days days;
    private final CursorSeal seal;

    BoardController(BoardQueries boards, Days days, CursorSeal seal) {
        this.boards = boards;
        this.days = days;
        this.seal = seal;
    }

    @Operation(
            summary = "A page of a board and the caller's own place",
            description =
                    "Scope is global or friends, period is day, week (ISO) or month around the date, by default today."
                            + " Firewalker-Degraded names what stood in for what was away.")
    @GetMapping
    ResponseEntity<GetBoard.Result> board(
            Caller caller,
            @PathVariable String scope,
            @PathVariable String period,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        Scope among = scope(scope);
        Span span = span(caller, period, date);
        BoardCursor mark = BoardCursor.read(seal, among, span, cursor);
        var question = new BoardQuestion.After(mark.standing(), Page.limit(limit));
        return respond(new GetBoard(among, span, caller.walkerId(), question, mark.after(after)));
    }

    @Operation(summary = "The caller's neighbours on a board")
    @GetMapping("/around-me")
    ResponseEntity<GetBoard.Result> aroundMe(
            Caller caller,
            @PathVariable String scope,
            @PathVariable String period,
            @RequestParam(required = false) @Nullable LocalDate date,
            @RequestParam(required = false) @Nullable Integer size,
            @RequestHeader(name = Positions.FIREWALKER_AFTER, required = false) @Nullable Long after) {
        var question = new BoardQuestion.Around(neighbours(size));
        return respond(new GetBoard(scope(scope), span(caller, period, date), caller.walkerId(), question, after));
    }

    private ResponseEntity<GetBoard.Result> respond(GetBoard query) {
        BoardQueries.Answered answered = boards.answer(query);
        ResponseEntity.BodyBuilder response =
                ResponseEntity.ok().header(Positions.FIREWALKER_POSITION, Long.toString(answered.position()));
        if (!answered.degraded().isEmpty()) {
            response.header(DEGRADED, String.join(", ", answered.degraded()));
        }
        return response.body(answered.result());
    }

    private Span span(Caller caller, String period, @Nullable LocalDate date) {
        Period kind = Period.named(period, Period.BOARDS).orElseThrow(Refusal::notFound);
        return kind.around(date == null ? days.today(caller.walkerId()) : date);
    }

    private static Scope scope(String scope) {
        return Arrays.stream(Scope.values())
                .filter(among -> among.word().equals(scope))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private static int neighbours(@Nullable Integer size) {
        int neighbours = size == null ? NEIGHBOURS : size;
        if (neighbours < 0 || neighbours > MOST_NEIGHBOURS) {
            throw Refusal.invalid("/size", "out-of-range", "size must be from 0 to " + MOST_NEIGHBOURS);
        }
        return neighbours;
    }
}
