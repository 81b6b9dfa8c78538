package com.firewalker.command.walker;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DevicePreferenceSet;
import com.firewalker.events.v1.WalkerZoneChanged;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What held for a walker at which time: goals and device preferences by local date, zones by instant.
 * Immutable; the fold of the walker's own stream. Source: domain-rules.md 3.2, 4.1, 6.1.
 */
public final class Timeline {

    private final History<LocalDate, Integer> goals;
    private final History<LocalDate, List<String>> preferences;
    private final History<Instant, ZoneId> zones;

    private Timeline(
            History<LocalDate, Integer> goals,
            History<LocalDate, List<String>> preferences,
            History<Instant, ZoneId> zones) {
        this.goals = goals;
        this.preferences = preferences;
        this.zones = zones;
    }

    public static Timeline startingWith(ZoneId zone, int goal) {
        return new Timeline(History.startingWith(goal), History.startingWith(List.of()), History.startingWith(zone));
    }

    /** The goal that holds on the date. */
    public int goalOn(LocalDate date) {
        return goals.at(date);
    }

    /** Device ids, most preferred first; empty: the order of kinds. */
    public List<String> preferenceOn(LocalDate date) {
        return preferences.at(date);
    }

    public ZoneId zoneAt(Instant instant) {
        return zones.at(instant);
    }

    /** The local date the walker lives at that instant. */
    public LocalDate dateAt(Instant instant) {
        return LocalDate.ofInstant(instant, zoneAt(instant));
    }

    public Timeline goalFrom(LocalDate date, int goal) {
        return new Timeline(goals.from(date, goal), preferences, zones);
    }

    public Timeline preferenceFrom(LocalDate date, List<String> deviceIds) {
        return new Timeline(goals, preferences.from(date, List.copyOf(deviceIds)), zones);
    }

    public Timeline zoneFrom(Instant instant, ZoneId zone) {
        return new Timeline(goals, preferences, zones.from(instant, zone));
    }

    Timeline fold(DailyGoalSet event) {
        return goalFrom(LocalDate.ofEpochDay(event.getEffectiveFrom()), event.getDailySteps());
    }

    Timeline fold(DevicePreferenceSet event) {
        return preferenceFrom(LocalDate.ofEpochDay(event.getEffectiveFrom()), event.getDeviceIdsList());
    }

    Timeline fold(WalkerZoneChanged event) {
        return zoneFrom(Instant.ofEpochMilli(event.getEffectiveFromMillis()), ZoneId.of(event.getTimeZone()));
    }

    boolean hasGoalFrom(LocalDate date, int goal) {
        return goals.saysAt(date, goal);
    }

    boolean hasPreferenceFrom(LocalDate date, List<String> deviceIds) {
        return preferences.saysAt(date, deviceIds);
    }

    ZoneId currentZone() {
        return zones.latest();
    }

    /** Zones change forwards only: what an earlier change claimed stays (domain-rules.md 3.2). */
    Instant zoneChangeNotBefore(Instant at) {
        return zones.changes().isEmpty() || zones.changes().lastKey().isBefore(at)
                ? at
                : zones.changes().lastKey();
    }
}
