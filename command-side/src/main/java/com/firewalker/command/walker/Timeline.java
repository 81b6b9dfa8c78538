package com.firewalker.command.walker;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.DeviceKindSet;
import com.firewalker.events.v1.DevicePreferenceSet;
import com.firewalker.events.v1.WalkerZoneChanged;
import com.firewalker.events.v1.WalkerZoneModeChosen;
import com.firewalker.events.v1.WalkerZonesStated;
import com.firewalker.events.v1.ZoneMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What held for a walker at which time: goals, device preferences and kinds by local date, zones by instant.
 * Immutable; the fold of the walker's own stream. Source: domain-rules.md 3.2, 4.1, 6.1.
 */
public final class Timeline {

    private final History<LocalDate, Integer> goals;
    private final History<LocalDate, List<String>> preferences;
    private final ZoneHistory zones;
    private final boolean zonesFixed;
    private final Map<String, History<LocalDate, DeviceKind>> kinds;

    /** The kinds of every date where no device ever changed its own, which is nearly always; every upload asks. */
    private final @Nullable Map<String, DeviceKind> unchanging;

    private Timeline(
            History<LocalDate, Integer> goals,
            History<LocalDate, List<String>> preferences,
            ZoneHistory zones,
            boolean zonesFixed,
            Map<String, History<LocalDate, DeviceKind>> kinds) {
        this.goals = goals;
        this.preferences = preferences;
        this.zones = zones;
        this.zonesFixed = zonesFixed;
        this.kinds = kinds;
        this.unchanging =
                kinds.values().stream().allMatch(kind -> kind.changes().isEmpty()) ? kindsAt(LocalDate.EPOCH) : null;
    }

    public static Timeline startingWith(ZoneId zone, int goal) {
        return new Timeline(
                History.startingWith(goal),
                History.startingWith(List.of()),
                ZoneHistory.startingWith(zone),
                false,
                Map.of());
    }

    /** The goal that holds on the date. */
    public int goalOn(LocalDate date) {
        return goals.at(date);
    }

    /** Device ids, most preferred first; empty: the order of kinds. */
    public List<String> preferenceOn(LocalDate date) {
        return preferences.at(date);
    }

    public ZoneHistory zones() {
        return zones;
    }

    /** False where uploads may add to the zone history. */
    public boolean zonesAreFixed() {
        return zonesFixed;
    }

    /** Goals that are to hold from these dates on, all of them after the date. */
    public SortedMap<LocalDate, Integer> goalsPlannedAfter(LocalDate date) {
        return goals.ahead(date.plusDays(1));
    }

    /** The goal that holds on the day before the date. */
    public int goalBefore(LocalDate date) {
        return goals.before(date);
    }

    /** Orders of devices that are to hold from these dates on, all of them after the date. */
    public SortedMap<LocalDate, List<String>> preferencesPlannedAfter(LocalDate date) {
        return preferences.ahead(date.plusDays(1));
    }

    /** The order that holds on the day before the date. */
    public List<String> preferenceBefore(LocalDate date) {
        return preferences.before(date);
    }

    public ZoneId zoneAt(Instant instant) {
        return zones.at(instant);
    }

    /** The local date the walker lives at that instant. */
    public LocalDate dateAt(Instant instant) {
        return LocalDate.ofInstant(instant, zoneAt(instant));
    }

    /** What the device is on the date; empty before its first upload. */
    public Optional<DeviceKind> kindOn(String deviceId, LocalDate date) {
        return Optional.ofNullable(kinds.get(deviceId)).map(kind -> kind.at(date));
    }

    /** Kinds of all devices that ever uploaded. */
    public Map<String, DeviceKind> kindsOn(LocalDate date) {
        Map<String, DeviceKind> always = unchanging;
        return always == null ? kindsAt(date) : always;
    }

    private Map<String, DeviceKind> kindsAt(LocalDate date) {
        var known = new HashMap<String, DeviceKind>();
        kinds.forEach((device, kind) -> known.put(device, kind.at(date)));
        return Map.copyOf(known);
    }

    public int devices() {
        return kinds.size();
    }

    public Timeline goalFrom(LocalDate date, int goal) {
        return new Timeline(goals.from(date, goal), preferences, zones, zonesFixed, kinds);
    }

    public Timeline preferenceFrom(LocalDate date, List<String> deviceIds) {
        return new Timeline(goals, preferences.from(date, List.copyOf(deviceIds)), zones, zonesFixed, kinds);
    }

    public Timeline zoneFrom(Instant instant, ZoneId zone) {
        return with(zones.from(instant, zone));
    }

    public Timeline with(ZoneHistory stated) {
        return new Timeline(goals, preferences, stated, zonesFixed, kinds);
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

    Timeline fold(WalkerZonesStated event) {
        var entries = new TreeMap<Instant, ZoneId>();
        event.getSpansList()
                .forEach(
                        span -> entries.put(Instant.ofEpochMilli(span.getFromMillis()), ZoneId.of(span.getTimeZone())));
        return with(zones.stated(entries));
    }

    Timeline fold(WalkerZoneModeChosen event) {
        return new Timeline(goals, preferences, zones, event.getMode() == ZoneMode.ZONE_MODE_FIXED, kinds);
    }

    Timeline fold(DeviceKindSet event) {
        var known = new HashMap<>(kinds);
        History<LocalDate, DeviceKind> before = kinds.get(event.getDeviceId());
        known.put(
                event.getDeviceId(),
                before == null || !event.hasEffectiveFrom()
                        ? History.startingWith(event.getKind())
                        : before.from(LocalDate.ofEpochDay(event.getEffectiveFrom()), event.getKind()));
        return new Timeline(goals, preferences, zones, zonesFixed, Map.copyOf(known));
    }

    boolean hasGoalFrom(LocalDate date, int goal) {
        return goals.saysAt(date, goal);
    }

    boolean hasPreferenceFrom(LocalDate date, List<String> deviceIds) {
        return preferences.saysAt(date, deviceIds);
    }
}
