package com.firewalker.query.day;

import static com.firewalker.query.view.Upsert.Register.guardedBy;

import com.firewalker.query.view.ErasedWalkers;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Upsert;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the day view: a batch is folded in memory, then one multi-row upsert per table. */
@Component
public class DayProjection implements Projection {

    public static final View VIEW =
            new View("days", List.of("day_view", "day_month", "day_goal", "day_zone", "day_erased"));

    private static final Upsert DAYS = Upsert.into(
            "day_view",
            List.of("walker_id", "local_date"),
            guardedBy(
                    "position",
                    "total",
                    "ranked",
                    "quarantined",
                    "goal",
                    "goal_reached",
                    "devices",
                    "has_data",
                    "updated_at"),
            guardedBy("verdict_position", "goal_reached_at"));
    private static final Upsert GOALS =
            Upsert.into("day_goal", List.of("walker_id", "effective_from"), guardedBy("position", "goal"));
    private static final Upsert ZONES =
            Upsert.into("day_zone", List.of("walker_id", "from_millis"), guardedBy("position", "zone"));
    private static final ErasedWalkers ERASED = new ErasedWalkers("day_erased");

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    DayProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    @Override
    public View view() {
        return VIEW;
    }

    @Override
    public void apply(ViewVersion version, Batch batch) {
        var rows = new DayRows();
        batch.facts().forEach(fact -> DayFold.fold(rows, fact));
        rows.forget(ERASED.among(rows.walkers(), jdbc, version));
        rows.forget(new HashSet<>(rows.erased().keySet()));
        DAYS.write(
                jdbc, version, rows.days().stream().map(DayProjection::values).toList());
        DayMonths.Rows.write(jdbc, version, rows.days());
        GOALS.write(
                jdbc,
                version,
                rows.goals().stream()
                        .map(row -> new @Nullable Object[] {row.walkerId(), row.from(), row.goal(), row.position()})
                        .toList());
        ZONES.write(
                jdbc,
                version,
                rows.zones().stream()
                        .map(row ->
                                new @Nullable Object[] {row.walkerId(), row.fromMillis(), row.zone(), row.position()})
                        .toList());
        erase(version, rows);
    }

    private static @Nullable Object[] values(DayRow row) {
        DayRow.Result result = row.result();
        return new @Nullable Object[] {
            row.walkerId(),
            row.date(),
            result.total(),
            result.ranked(),
            result.quarantined(),
            result.goal(),
            result.goalReached(),
            DeviceShare.write(result.devices()),
            result.hasData(),
            utc(result.updatedAt()),
            result.position(),
            utc(row.verdict().reachedAt()),
            row.verdict().position()
        };
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private void erase(ViewVersion version, DayRows rows) {
        if (rows.erased().isEmpty()) {
            return;
        }
        Map<String, Set<String>> walkers = Map.of("walkers", rows.erased().keySet());
        for (String table : List.of("day_view", "day_month", "day_goal", "day_zone")) {
            named.update("DELETE FROM " + version.table(table) + " WHERE walker_id IN (:walkers)", walkers);
        }
        ERASED.add(rows.erased(), jdbc, version);
    }
}
