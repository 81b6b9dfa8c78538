package com.firewalker.query.friends;

import static com.firewalker.query.view.Upsert.Register.guardedBy;

import com.firewalker.query.view.ErasedWalkers;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Upsert;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the friends view: a batch is folded in memory, then one multi-row upsert per table. */
@Component
class FriendsProjection implements Projection {

    static final View VIEW = new View("friends", List.of("friend_tie", "friend_ask", "friend_sight", "friend_erased"));

    private static final Upsert TIES = Upsert.into(
            "friend_tie",
            List.of("walker_id", "other_id"),
            guardedBy("bond_position", "friends", "since_millis"),
            guardedBy("block_position", "blocks"));
    private static final Upsert ASKS = Upsert.into(
            "friend_ask",
            List.of("request_id"),
            guardedBy("asked_position", "requester_id", "addressee_id", "requested_millis", "silent"),
            guardedBy("ended_position", "ended"),
            guardedBy("barred_position", "barred_by"));
    private static final Upsert SIGHTS =
            Upsert.into("friend_sight", List.of("walker_id"), guardedBy("position", "visibility"));
    private static final ErasedWalkers ERASED = new ErasedWalkers("friend_erased");

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    FriendsProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public View view() {
        return VIEW;
    }

    /** A tie belongs to two walkers, and erasing one touches the other's rows. */
    @Override
    public boolean divisible() {
        return false;
    }

    @Override
    public void apply(ViewVersion version, Batch batch) {
        var rows = new FriendsRows();
        batch.facts().forEach(fact -> FriendsFold.fold(rows, fact));
        rows.forget(ERASED.among(rows.walkers(), jdbc, version));
        rows.forget(new HashSet<>(rows.erased().keySet()));
        TIES.write(jdbc, version, list(rows.ties().stream().map(FriendsProjection::values)));
        ASKS.write(jdbc, version, list(rows.asks().stream().map(FriendsProjection::values)));
        SIGHTS.write(jdbc, version, list(rows.sights().stream().map(sight ->
                new @Nullable Object[] {sight.walkerId(), sight.visibility(), sight.position()})));
        erase(version, rows);
    }

    private static List<@Nullable Object[]> list(Stream<@Nullable Object[]> rows) {
        return rows.toList();
    }

    private static @Nullable Object[] values(FriendsRows.Tie tie) {
        return new @Nullable Object[] {
            tie.walkerId(),
            tie.otherId(),
            tie.friends(),
            tie.sinceMillis(),
            tie.bondPosition(),
            tie.blocks(),
            tie.blockPosition()
        };
    }

    private static @Nullable Object[] values(FriendsRows.Ask ask) {
        return new @Nullable Object[] {
            ask.requestId(),
            ask.asked().requesterId(),
            ask.asked().addresseeId(),
            ask.asked().atMillis(),
            ask.asked().silent(),
            ask.asked().position(),
            ask.endedPosition() > 0,
            ask.endedPosition(),
            ask.barredBy(),
            ask.barredPosition()
        };
    }

    private void erase(ViewVersion version, FriendsRows rows) {
        if (rows.erased().isEmpty()) {
            return;
        }
        Map<String, Set<String>> walkers = Map.of("walkers", rows.erased().keySet());
        for (String column : List.of(
                "friend_tie.walker_id",
                "friend_tie.other_id",
                "friend_ask.requester_id",
                "friend_ask.addressee_id",
                "friend_sight.walker_id")) {
            String table = column.substring(0, column.indexOf('.'));
            named.update(
                    "DELETE FROM " + version.table(table) + " WHERE " + column.substring(column.indexOf('.') + 1)
                            + " IN (:walkers)",
                    walkers);
        }
        ERASED.add(rows.erased(), jdbc, version);
    }
}
