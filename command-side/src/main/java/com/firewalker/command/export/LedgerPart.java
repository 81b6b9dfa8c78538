package com.firewalker.command.export;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.proto.StreamNames;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the ledger holds on a walker: every version of every sample, every day, every goal, and the events themselves. */
@Component
class LedgerPart {

    private final LedgerReader ledger;

    LedgerPart(LedgerReader ledger) {
        this.ledger = ledger;
    }

    void addTo(Archive archive, String walkerId) {
        List<List<Object>> samples = new ArrayList<>();
        List<List<Object>> days = new ArrayList<>();
        List<String> events = new ArrayList<>();
        samples.add(
                List.of("date", "device", "kind", "sample", "version", "outcome", "start", "end", "steps", "recorded"));
        days.add(List.of("date", "total", "ranked", "quarantined", "goal", "goalReached"));
        List<String> streams = new ArrayList<>(ledger.streamIds(StreamNames.days(walkerId)));
        streams.sort(Comparator.naturalOrder());
        for (String stream : streams) {
            day(ledger.stream(stream), samples, days, events);
        }
        archive.csv("samples.csv", samples);
        archive.csv("days.csv", days);
        archive.csv("goals.csv", goals(walkerId, events));
        archive.lines("ledger.jsonl", events);
    }

    private void day(
            List<LedgerEvent> stream, List<List<Object>> samples, List<List<Object>> days, List<String> events) {
        List<Object> last = List.of();
        for (LedgerEvent event : stream) {
            events.add(json(event));
            if (event.payload() instanceof StepsRecorded recorded) {
                recorded.getSamplesList().forEach(sample -> samples.add(sample(recorded, sample, event)));
                last = day(recorded.getLocalDate(), recorded.getResult());
            } else if (event.payload() instanceof DayReviewed reviewed) {
                last = day(reviewed.getLocalDate(), reviewed.getResult());
            }
        }
        if (!last.isEmpty()) {
            days.add(last);
        }
    }

    private List<List<Object>> goals(String walkerId, List<String> events) {
        List<List<Object>> goals = new ArrayList<>();
        goals.add(List.of("effectiveFrom", "dailySteps", "set"));
        for (LedgerEvent event : ledger.stream(StreamNames.walker(walkerId))) {
            events.add(json(event));
            if (event.payload() instanceof DailyGoalSet goal) {
                goals.add(List.of(
                        LocalDate.ofEpochDay(goal.getEffectiveFrom()), goal.getDailySteps(), event.recordedAt()));
            }
        }
        return goals;
    }

    private static List<Object> sample(StepsRecorded recorded, SampleChange sample, LedgerEvent event) {
        boolean timed = sample.hasStartMillis();
        Instant start = Instant.ofEpochMilli(sample.getStartMillis());
        return List.of(
                LocalDate.ofEpochDay(recorded.getLocalDate()),
                recorded.getDevices(sample.getDevice()).getId(),
                recorded.getDevices(sample.getDevice()).getKind(),
                sample.getSampleId(),
                sample.getVersion(),
                sample.getOutcome(),
                timed ? start : "",
                timed ? start.plusMillis(sample.getLengthMillis()) : "",
                sample.hasCount() ? sample.getCount() : "",
                event.recordedAt());
    }

    private static List<Object> day(int date, DayResult result) {
        return List.of(
                LocalDate.ofEpochDay(date),
                result.getTotal(),
                result.getRanked(),
                result.getQuarantined(),
                result.getGoal(),
                result.getGoalReached());
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
