package com.firewalker.command.export;

import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.DevicePreferenceSet;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.WalkerRegistered;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/**
 * What the ledger holds on a walker: every version of every sample, every day, what held when, and the events
 * themselves. A page of them is in memory at a time.
 */
@Component
class LedgerPart implements ArchivePart {

    private static final List<String> DAY = List.of("date", "total", "ranked", "quarantined", "goal", "goalReached");

    private final LedgerReader ledger;
    private final WalkerTimeline timelines;

    LedgerPart(LedgerReader ledger, WalkerTimeline timelines) {
        this.ledger = ledger;
        this.timelines = timelines;
    }

    @Override
    public void addTo(Archive archive, String walkerId) {
        archive.csv("samples.csv", SampleRows.COLUMNS, row -> days(walkerId, day -> samples(day, row)));
        archive.csv("days.csv", DAY, row -> days(walkerId, day -> day(day, row)));
        archive.csv(
                "goals.csv",
                List.of("effectiveFrom", "dailySteps", "set"),
                row -> walker(walkerId).forEach(event -> goal(event, row)));
        archive.csv("time-zones.csv", List.of("from", "zone"), row -> zones(walkerId, row));
        archive.csv(
                "device-preferences.csv",
                List.of("effectiveFrom", "devices", "set"),
                row -> walker(walkerId).forEach(event -> preference(event, row)));
        archive.array(
                "devices.json",
                (Consumer<DeviceRows.Row> row) -> devices(walkerId).forEach(row));
        archive.lines("ledger.jsonl", line -> {
            days(walkerId, day -> day.forEach(event -> line.accept(json(event))));
            walker(walkerId).forEach(event -> line.accept(json(event)));
        });
    }

    private Iterable<LedgerEvent> walker(String walkerId) {
        return ledger.eventsOf(StreamNames.walker(walkerId));
    }

    private void days(String walkerId, Consumer<Iterable<LedgerEvent>> day) {
        ledger.streamIds(StreamNames.days(walkerId)).stream()
                .sorted(Comparator.naturalOrder())
                .forEach(stream -> day.accept(ledger.eventsOf(stream)));
    }

    private List<DeviceRows.Row> devices(String walkerId) {
        DeviceRows devices = new DeviceRows();
        days(walkerId, day -> day.forEach(devices::see));
        return devices.rows();
    }

    private static void samples(Iterable<LedgerEvent> day, Consumer<List<?>> row) {
        for (LedgerEvent event : day) {
            if (event.payload() instanceof StepsRecorded recorded) {
                recorded.getSamplesList().forEach(sample -> row.accept(SampleRows.row(recorded, sample, event)));
            }
        }
    }

    private static void day(Iterable<LedgerEvent> day, Consumer<List<?>> row) {
        StreamSupport.stream(day.spliterator(), false)
                .flatMap(event -> day(event.payload()))
                .reduce((before, after) -> after)
                .ifPresent(row);
    }

    private static Stream<List<?>> day(Message event) {
        if (event instanceof StepsRecorded recorded) {
            return Stream.of(day(recorded.getLocalDate(), recorded.getResult()));
        }
        return event instanceof DayReviewed reviewed
                ? Stream.of(day(reviewed.getLocalDate(), reviewed.getResult()))
                : Stream.empty();
    }

    private static List<?> day(int date, DayResult result) {
        return List.of(
                LocalDate.ofEpochDay(date),
                result.getTotal(),
                result.getRanked(),
                result.getQuarantined(),
                result.getGoal(),
                result.getGoalReached());
    }

    /** The registration's holds for every date until another is set (domain-rules.md 6.1). */
    private static void goal(LedgerEvent event, Consumer<List<?>> row) {
        if (event.payload() instanceof WalkerRegistered registered) {
            row.accept(List.of(LocalDate.EPOCH, registered.getDailyGoal(), event.recordedAt()));
        } else if (event.payload() instanceof DailyGoalSet goal) {
            row.accept(
                    List.of(LocalDate.ofEpochDay(goal.getEffectiveFrom()), goal.getDailySteps(), event.recordedAt()));
        }
    }

    /** As a history: what was stated later replaced what was known before (domain-rules.md 3.2). */
    private void zones(String walkerId, Consumer<List<?>> row) {
        timelines.of(walkerId).map(Timeline::zones).ifPresent(zones -> {
            row.accept(List.of(Instant.EPOCH, zones.first()));
            zones.changes().forEach((from, zone) -> row.accept(List.of(from, zone)));
        });
    }

    private static void preference(LedgerEvent event, Consumer<List<?>> row) {
        if (event.payload() instanceof DevicePreferenceSet preference) {
            row.accept(List.of(
                    LocalDate.ofEpochDay(preference.getEffectiveFrom()),
                    String.join(" ", preference.getDeviceIdsList()),
                    event.recordedAt()));
        }
    }

    private static String json(LedgerEvent event) {
        try {
            String payload =
                    JsonFormat.printer().omittingInsignificantWhitespace().print(event.payload());
            return "{\"position\":" + event.position() + ",\"recordedAt\":\"" + event.recordedAt() + "\",\"type\":\""
                    + event.type() + "\",\"event\":" + payload + "}";
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an event of the ledger has no JSON form: " + event.type(), e);
        }
    }
}
