package com.firewalker.query.seal;

import com.firewalker.platform.audit.NeedsReason;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.web.Cursor;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.leaderboard.BoardSeals;
import com.firewalker.query.leaderboard.BoardSeals.OfBoard;
import com.firewalker.query.leaderboard.sealed.HashedLines;
import com.firewalker.query.leaderboard.sealed.SetSeal;
import com.firewalker.query.period.Period;
import com.firewalker.query.period.Span;
import com.firewalker.query.view.PositionedResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operators seal results before their time, list what is sealed, and read what a hash is made of (api.md 7). */
@RestController
@Tag(name = "Operators")
@RequestMapping("/v1/ops/seals")
class SealsController {

    private static final int LONGEST_REASON = 1_000;
    private static final int LINES = 5_000;

    private final SealService seals;
    private final SealedResults results;
    private final BoardSeals boards;

    SealsController(SealService seals, SealedResults results, BoardSeals boards) {
        this.seals = seals;
        this.results = results;
        this.boards = boards;
    }

    /** A board by its period and first date. */
    @Schema(name = "BoardToSeal")
    record Board(
            @Nullable @Schema(
                    allowableValues = {"day", "week", "month"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String period,

            @Nullable @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            LocalDate from) {}

    @Schema(name = "NewSeal")
    record NewSeal(
            @Nullable @Schema(description = "Either a board or a challenge")
            Board board,

            @Nullable String challengeId,

            @Nullable @Schema(maxLength = LONGEST_REASON) String reason) {}

    /** Where the seal stands in the ledger, and the hash of what it seals. */
    @Schema(name = "SealSet")
    record Set(
            @Schema(example = "4711") long position,

            @Schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
            String hash) {}

    /** A sealed board. */
    @Schema(name = "SealedBoard")
    record Listed(
            @Schema(example = "day/2026-05-04") String board,
            String period,
            LocalDate from,
            LocalDate to,
            long position,
            String hash,
            int policy,

            @Schema(description = "Entries that the hash is made of")
            int members) {

        static Listed of(OfBoard one) {
            Span span = one.span();
            return new Listed(
                    span.period().word() + "/" + span.from(),
                    span.period().word(),
                    span.from(),
                    span.to(),
                    one.seal().position(),
                    one.seal().hash(),
                    one.seal().policy(),
                    one.members());
        }
    }

    /** A seal and some of the lines that its hash is made of. */
    @Schema(name = "SealLines")
    record Lines(
            @Schema(example = "global/day/2026-05-04") String sealed,
            long position,
            String hash,
            int policy,
            List<String> lines,
            @Nullable String next) {}

    @PostMapping
    @NeedsReason
    @Refuses({"not-ended", "already-sealed", "never-sealed", "reason-required"})
    @Operation(
            summary = "Seal an ended period's global board, or an ended challenge, at once",
            operationId = "seal",
            description = "What stands in the ledger before the seal counts, what comes after does not.")
    @ApiResponse(responseCode = "201", description = "Sealed")
    ResponseEntity<Set> seal(@RequestBody NewSeal asked) {
        if ((asked.board() == null) == (asked.challengeId() == null)) {
            throw Refusal.invalid("/board", "one-of-two", "Name a board or a challenge");
        }
        Span span = asked.board() == null ? null : span(asked.board());
        long position = span == null ? seals.sealChallenge(String.valueOf(asked.challengeId())) : seals.seal(span);
        SetSeal set = span == null
                ? results.awaitChallenge(String.valueOf(asked.challengeId()), position)
                : results.awaitBoard(span, position);
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(Positions.FIREWALKER_POSITION, Long.toString(position))
                .body(new Set(set.position(), set.hash()));
    }

    private static Span span(Board board) {
        if (board.period() == null || board.from() == null) {
            throw Refusal.invalid("/board", "required", "A board has a period and a first date");
        }
        Span span = Period.named(board.period(), Period.BOARDS)
                .orElseThrow(() -> Refusal.invalid("/board/period", "invalid", "period is day, week or month"))
                .around(board.from());
        if (!span.from().equals(board.from())) {
            throw Refusal.invalid("/board/from", "not-first-date", "The period begins on " + span.from());
        }
        return span;
    }

    @GetMapping
    @Operation(summary = "Sealed boards, the newest first", operationId = "listSeals")
    ResponseEntity<Page<Listed>> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Page.limit(limit);
        PositionedResult<List<OfBoard>> found = boards.before(before(cursor), size + 1);
        List<Listed> items = found.value().stream().limit(size).map(Listed::of).toList();
        String next = found.value().size() > size
                ? Cursor.write("seals", items.get(size - 1).position())
                : null;
        return new PositionedResult<>(new Page<>(items, next), found.position()).toResponse();
    }

    private static long before(@Nullable String cursor) {
        List<String> keys = Cursor.read("seals", 1, cursor);
        try {
            return keys == null ? Long.MAX_VALUE : Long.parseLong(keys.get(0));
        } catch (NumberFormatException e) {
            throw Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
        }
    }

    @GetMapping("/{kind}/{name}/lines")
    @Operation(
            summary = "What a seal's hash is made of: SHA-256 over these lines, each ended by a line feed",
            operationId = "readSealedLines",
            description = "kind is day, week or month with the first date as name, or challenge with its id.")
    Lines lines(
            @PathVariable String kind,
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cursor) {
        SealedResults.Sealed sealed = results.named(kind, name).orElseThrow(Refusal::notFound);
        String scope = "seal-lines|" + sealed.name();
        Optional<List<String>> keys = Optional.ofNullable(Cursor.read(scope, 1, cursor));
        HashedLines page = sealed.lines(keys.map(all -> all.get(0)).orElse(null), LINES);
        return new Lines(
                sealed.name(),
                sealed.seal().position(),
                sealed.seal().hash(),
                sealed.seal().policy(),
                page.lines(),
                page.next() == null ? null : Cursor.write(scope, page.next()));
    }
}
