package com.firewalker.query.leaderboard.score;

import com.firewalker.query.leaderboard.score.BoardRows.DayScore;
import com.firewalker.query.leaderboard.score.BoardRows.Seen;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a batch moves on the boards: its rows, who may see every walker of them, and the dates on which walkers have
 * scores whose visibility changes.
 */
public final class BoardMoves {

    private final BoardRows rows;
    private final Map<String, Seen> seen;
    private final Map<String, List<LocalDate>> dates;

    /**
     * @param known who may see the walkers, as it stood before the batch
     * @param dates of the walkers whose visibility the batch changes
     */
    public BoardMoves(BoardRows rows, Map<String, Seen> known, Map<String, List<LocalDate>> dates) {
        this.rows = rows;
        this.dates = dates;
        this.seen = new HashMap<>(known);
        rows.walkers()
                .forEach(news ->
                        seen.merge(news.walkerId(), news, (old, one) -> one.position() > old.position() ? one : old));
    }

    public Collection<Seen> walkers() {
        return rows.walkers();
    }

    public Collection<DayScore> days() {
        return rows.days();
    }

    /** Null where nobody knows. */
    public @Nullable Seen seen(String walkerId) {
        return seen.get(walkerId);
    }

    public boolean listed(String walkerId) {
        Seen known = seen.get(walkerId);
        return known != null && known.visibility() == BoardVisibility.PUBLIC;
    }

    public List<LocalDate> datesOf(String walkerId) {
        return dates.getOrDefault(walkerId, List.of());
    }
}
