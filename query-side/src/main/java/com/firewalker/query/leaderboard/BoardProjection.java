package com.firewalker.query.leaderboard;

import com.firewalker.events.v1.WalkerErased;
import com.firewalker.query.leaderboard.score.BoardFold;
import com.firewalker.query.leaderboard.score.BoardMoves;
import com.firewalker.query.leaderboard.score.BoardRows;
import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import com.firewalker.query.leaderboard.score.BoardScoreRows;
import com.firewalker.query.leaderboard.score.BoardTables;
import com.firewalker.query.leaderboard.score.BoardVisibility;
import com.firewalker.query.leaderboard.sealed.BoardPast;
import com.firewalker.query.leaderboard.sealed.Pieces;
import com.firewalker.query.leaderboard.sealed.Seal;
import com.firewalker.query.leaderboard.sealed.SealBook;
import com.firewalker.query.leaderboard.sealed.Sealing;
import com.firewalker.query.leaderboard.sealed.Seals;
import com.firewalker.query.period.BoardLifetime;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes scores to MySQL, which keeps them, and to Redis, which ranks them. Redis is written before the transaction
 * commits, so it is never behind MySQL unless it lost something; where it cannot be reached the view goes on. Large
 * parts go to Redis before anything is written to MySQL: a transaction that wrote and then waits is ended by the server.
 */
@Component
public class BoardProjection implements Projection {

    public static final View VIEW = new View(
            "boards",
            List.of(
                    "board_score",
                    "board_walker",
                    "board_day_past",
                    "board_walker_past",
                    "board_sealed",
                    "board_seal"));

    private final BoardTables tables;
    private final BoardScoreRows scores;
    private final Boards boards;
    private final BoardLifetime lifetime;
    private final SealBook book;
    private final BoardPast past;
    private final Sealing sealing;

    BoardProjection(
            BoardTables tables,
            BoardScoreRows scores,
            Boards boards,
            BoardLifetime lifetime,
            SealBook book,
            BoardPast past,
            Sealing sealing) {
        this.tables = tables;
        this.scores = scores;
        this.boards = boards;
        this.lifetime = lifetime;
        this.book = book;
        this.past = past;
        this.sealing = sealing;
    }

    @Override
    public View view() {
        return VIEW;
    }

    @Override
    public Optional<String> keys() {
        return Optional.of(BoardKeys.FAMILY);
    }

    @Override
    public void apply(ViewVersion version, Batch batch) {
        Seals seals = book.upTo(batch);
        Pieces.of(batch, seals).forEach(piece -> apply(version, piece, seals));
    }

    private void apply(ViewVersion version, Batch batch, Seals seals) {
        var rows = new BoardRows();
        batch.facts().forEach(fact -> BoardFold.fold(rows, fact));
        Map<String, Seen> known = tables.seen(version, rows.everybody());
        rows.forget(known.values().stream()
                .filter(seen -> seen.visibility() == BoardVisibility.ERASED)
                .map(Seen::walkerId)
                .collect(Collectors.toSet()));
        rows.dropDaysOf(rows.erased());
        var moves = new BoardMoves(rows, known, dates(version, rows));
        if (!batch.moves()) {
            boards.writePart(version, moves);
        }
        past.keep(version, rows, seals);
        sealing.keepNameless(version, erased(rows, batch), seals);
        scores.write(version, moves);
        scores.erase(version, rows.erased());
        past.erase(version, rows.erased());
        if (batch.moves() || version.live()) {
            batch.facts().stream().flatMap(fact -> Seal.in(fact).stream()).forEach(seal -> sealing.seal(version, seal));
        }
        if (batch.moves()) {
            boards.write(version, moves, batch.from(), batch.to());
        }
    }

    /** Of the walkers that these rows erase, at which position. */
    private static Map<String, Long> erased(BoardRows rows, Batch batch) {
        Map<String, Long> positions = new HashMap<>();
        for (Fact fact : rows.erased().isEmpty() ? List.<Fact>of() : batch.facts()) {
            if (fact.event() instanceof WalkerErased erased && rows.erased().contains(erased.getWalkerId())) {
                positions.putIfAbsent(erased.getWalkerId(), fact.position());
            }
        }
        return positions;
    }

    /** The seals that no part could set: for a part knows nothing of the others. */
    @Override
    public List<Runnable> finish(ViewVersion version, long position) {
        return sealing.missing(version, book.upTo(position).before(position + 1)).stream()
                .<Runnable>map(seal -> () -> sealing.seal(version, seal))
                .toList();
    }

    /** On which dates that Redis keeps the walkers have scores who appear or disappear: they do so on all of them. */
    private Map<String, List<LocalDate>> dates(ViewVersion version, BoardRows rows) {
        Set<String> changed = rows.walkers().stream().map(Seen::walkerId).collect(Collectors.toSet());
        Map<String, List<LocalDate>> dates = new HashMap<>();
        if (!changed.isEmpty()) {
            tables.days(version, changed, lifetime.oldestDate()).stream()
                    .collect(Collectors.groupingBy(DayScore::walkerId))
                    .forEach((walker, days) ->
                            dates.put(walker, days.stream().map(DayScore::date).toList()));
        }
        return dates;
    }
}
