package com.firewalker.query.badges;

import static com.firewalker.query.view.Upsert.Register.guardedBy;

import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerErased;
import com.firewalker.query.badges.WalkerBadges.Day;
import com.firewalker.query.view.ErasedWalkers;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Streams;
import com.firewalker.query.view.Upsert;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the badges view: books of the batch's walkers are opened at once, folded in memory, and written at once. */
@Component
class BadgeProjection implements Projection {

    static final View VIEW = new View("badges", List.of("badge_walker", "badge_day", "badge_earned", "badge_erased"));

    private static final Upsert WALKERS =
            Upsert.into("badge_walker", List.of("walker_id"), guardedBy("position", "lifetime"));
    private static final Upsert DAYS =
            Upsert.into("badge_day", List.of("walker_id", "local_date"), guardedBy("position", "total", "reached"));
    private static final Upsert EARNED = Upsert.into(
            "badge_earned", List.of("walker_id", "badge"), guardedBy("position", "earned_for", "corrected"));
    static final ErasedWalkers ERASED = new ErasedWalkers("badge_erased");

    private final JdbcTemplate jdbc;

    BadgeProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public View view() {
        return VIEW;
    }

    /** The guard is the walker's: a later fact of another day would make an earlier one look counted. */
    @Override
    public String parkingKey(String streamId) {
        return Streams.everythingOf(streamId);
    }

    @Override
    public void apply(ViewVersion version, Batch batch) {
        var days = new HashMap<String, List<Day>>();
        var erased = new HashMap<String, Long>();
        batch.facts().forEach(fact -> sort(fact, days, erased));
        days.keySet().removeAll(erased.keySet());
        Map<String, WalkerBadges> books = new WalkerBadgesReader(jdbc, version).open(days);
        books.forEach((walkerId, book) -> days.getOrDefault(walkerId, List.of()).forEach(book::fold));
        write(version, books);
        erase(version, erased);
    }

    private static void sort(Fact fact, Map<String, List<Day>> days, Map<String, Long> erased) {
        if (fact.event() instanceof StepsRecorded event) {
            add(days, event.getWalkerId(), event.getLocalDate(), event.getResult(), fact);
        } else if (fact.event() instanceof DayReviewed event) {
            add(days, event.getWalkerId(), event.getLocalDate(), event.getResult(), fact);
        } else if (fact.event() instanceof WalkerErased event) {
            erased.put(event.getWalkerId(), fact.position());
        }
    }

    private static void add(Map<String, List<Day>> days, String walkerId, int epochDay, DayResult result, Fact fact) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        days.computeIfAbsent(walkerId, id -> new ArrayList<>())
                .add(new Day(date, result.getTotal(), result.getGoalReached(), fact.position()));
    }

    private void write(ViewVersion version, Map<String, WalkerBadges> books) {
        var walkers = new ArrayList<@Nullable Object[]>();
        var days = new ArrayList<@Nullable Object[]>();
        var earned = new ArrayList<@Nullable Object[]>();
        books.forEach((id, book) -> {
            walkers.add(new @Nullable Object[] {id, book.lifetime(), book.position()});
            book.changed()
                    .forEach(day -> days.add(
                            new @Nullable Object[] {id, day.date(), day.total(), day.reached(), day.position()}));
            book.judged()
                    .forEach(one -> earned.add(new @Nullable Object[] {
                        id, one.badge().word(), one.earnedFor(), one.corrected(), one.position()
                    }));
        });
        WALKERS.write(jdbc, version, walkers);
        DAYS.write(jdbc, version, days);
        EARNED.write(jdbc, version, earned);
    }

    private void erase(ViewVersion version, Map<String, Long> erased) {
        erased.keySet().forEach(walkerId -> {
            for (String table : List.of("badge_walker", "badge_day", "badge_earned")) {
                jdbc.update("DELETE FROM " + version.table(table) + " WHERE walker_id = ?", walkerId);
            }
        });
        ERASED.add(erased, jdbc, version);
    }
}
