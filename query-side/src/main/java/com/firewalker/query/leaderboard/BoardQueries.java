package com.firewalker.query.leaderboard;

import com.firewalker.query.directory.WalkerNames;
import com.firewalker.query.leaderboard.Acquaintances.Circle;
import com.firewalker.query.leaderboard.BoardSnapshots.Snapshot;
import com.firewalker.query.leaderboard.GetBoard.Entry;
import com.firewalker.query.leaderboard.GetBoard.Scope;
import com.firewalker.query.leaderboard.sealed.Phases;
import com.firewalker.query.ranking.BoardPage;
import com.firewalker.query.ranking.BoardPage.Place;
import com.firewalker.query.ranking.CursorSeal;
import com.firewalker.query.ranking.Ranking;
import com.firewalker.query.ranking.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Answers questions on boards: ranks from one snapshot, names in one call, blocked walkers masked. */
@Component
class BoardQueries {

    /** An answer, its position, and what had to stand in for what. */
    record Answered(GetBoard.Result result, long position, List<String> degraded) {}

    private final Boards boards;
    private final SqlBoards sql;
    private final SealedBoards sealed;
    private final Phases phases;
    private final BoardSnapshots snapshots;
    private final WalkerNames names;
    private final CursorSeal seal;
    private final Acquaintances acquaintances;

    BoardQueries(
            Boards boards,
            SqlBoards sql,
            SealedBoards sealed,
            Phases phases,
            BoardSnapshots snapshots,
            WalkerNames names,
            CursorSeal seal,
            ObjectProvider<Acquaintances> acquaintances) {
        this.boards = boards;
        this.sql = sql;
        this.sealed = sealed;
        this.phases = phases;
        this.snapshots = snapshots;
        this.names = names;
        this.seal = seal;
        this.acquaintances = acquaintances.getIfAvailable(() -> Acquaintances.NONE);
    }

    Answered answer(GetBoard query) {
        Circle circle = acquaintances.of(query.walkerId(), query.after());
        Snapshot<BoardPage> snapshot = query.scope() == Scope.GLOBAL ? global(query) : friends(query, circle);
        List<String> shown = snapshot.value().places().stream()
                .map(Place::walkerId)
                .filter(walker -> walker != null && circle.mayName(walker))
                .toList();
        WalkerNames.Found found = shown.isEmpty() ? new WalkerNames.Found(Map.of(), true) : names.of(shown);
        List<Entry> entries = snapshot.value().places().stream()
                .map(place -> entry(query, place, circle, found))
                .toList();
        long position = Math.min(snapshot.position(), circle.position());
        Phases.Phase phase = phases.of(query.span().to(), snapshot.seal() != null);
        return new Answered(
                new GetBoard.Result(
                        query.scope().word(),
                        query.span().period().word(),
                        query.span().from(),
                        query.span().to(),
                        entries,
                        snapshot.value().me(),
                        next(query, snapshot.value(), position),
                        phase.state(),
                        phase.closesAt(),
                        phase.sealsAt(),
                        snapshot.seal()),
                position,
                degraded(snapshot, found));
    }

    private Snapshot<BoardPage> global(GetBoard query) {
        return snapshots.read(
                query.span(),
                query.after(),
                new BoardSnapshots.Ways<>(
                        () -> boards.page(query.span(), query.walkerId(), query.question()),
                        BoardPage::position,
                        () -> sql.page(query.span(), query.walkerId(), query.question()),
                        () -> sealed.page(query.span(), query.walkerId(), query.question())));
    }

    private Snapshot<BoardPage> friends(GetBoard query, Circle circle) {
        List<String> walkers = new ArrayList<>(circle.friends());
        walkers.add(query.walkerId());
        Snapshot<CircleScores> snapshot = snapshots.read(
                query.span(),
                query.after(),
                new BoardSnapshots.Ways<>(
                        () -> boards.circle(query.span(), walkers),
                        CircleScores::position,
                        () -> sql.circle(query.span(), walkers),
                        () -> sealed.circle(query.span(), walkers)));
        CircleScores circled = snapshot.value();
        var ranking = new Ranking(circled.listed());
        return new Snapshot<>(
                ranking.page(
                        snapshot.position(), query.walkerId(), circled.scoreOf(query.walkerId()), query.question()),
                snapshot.position(),
                snapshot.fallback(),
                snapshot.seal());
    }

    private static Entry entry(GetBoard query, Place place, Circle circle, WalkerNames.Found found) {
        String walker = place.walkerId();
        if (walker == null || !circle.mayName(walker)) {
            return new Entry(place.rank(), null, null, null, place.standing().score(), false, true);
        }
        WalkerNames.Name name = found.of(walker);
        return new Entry(
                place.rank(),
                walker,
                name.displayName(),
                name.imageUrl(),
                place.standing().score(),
                walker.equals(query.walkerId()),
                false);
    }

    private @Nullable String next(GetBoard query, BoardPage page, long position) {
        if (!page.more()) {
            return null;
        }
        Standing last = page.places().get(page.places().size() - 1).standing();
        return BoardCursor.write(seal, query.scope(), query.span(), last, position);
    }

    private static List<String> degraded(Snapshot<BoardPage> snapshot, WalkerNames.Found found) {
        var degraded = new ArrayList<String>();
        if (snapshot.fallback()) {
            degraded.add("boards");
        }
        if (!found.complete()) {
            degraded.add("names");
        }
        return degraded;
    }
}
