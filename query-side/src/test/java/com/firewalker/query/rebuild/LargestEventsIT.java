package com.firewalker.query.rebuild;

import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.result;
import static com.firewalker.query.testing.Events.slotOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.SlotDecision;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.events.v1.Visibility;
import com.firewalker.platform.testing.Servers;
import com.firewalker.proto.StreamNames;
import com.firewalker.query.testing.Operator;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger;
import com.firewalker.query.testing.TestLedger.Entry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The command side ends an event when its samples have 30 KiB or its slots 24. 500 such events, decoded more than the heap,
 * pass through it: what is read at once is bounded in bytes, not in events.
 */
class LargestEventsIT {

    private static final String HEAP = "-Xmx224m";
    private static final int SAMPLE_BYTES = 30 * 1024;
    private static final int SLOT_BYTES = 24 * 1024;
    private static final int WALKERS = 10;
    private static final int DAYS = 5;
    private static final int EVENTS_OF_A_DAY = 10;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 5, 1);

    @AfterAll
    static void nothingStaysBehind() {
        QuerySide.forgetShared();
    }

    @Test
    void passThroughViewsAndRebuildsInASmallHeap() {
        QuerySide.forgetShared();
        var servers = new TreeMap<>(Servers.properties());
        try (InstanceProcess instance = InstanceProcess.start(HEAP, servers);
                TestLedger ledger = new TestLedger(
                        Servers.mariaDb().url(),
                        Servers.mariaDb().user(),
                        Servers.mariaDb().password())) {
            Operator operator = instance.operator();
            long position = fill(ledger);
            for (String view : List.of("days", "boards")) {
                operator.awaitPosition(view, position);
                JsonNode ready = operator.until(operator.shadow(view), "ready");
                assertThat(ready.get("diff").get("samples"))
                        .as(ready.toPrettyString())
                        .isEmpty();
                operator.endRebuild(view);
            }
            String repaired = operator.start("days", "{\"mode\":\"in-place\",\"walkerId\":\"large-0\"}");
            assertThat(operator.until(repaired, "switched").get("diff").get("samples"))
                    .isEmpty();
            JsonNode stream = operator.get("/streams/day/large-0/" + FIRST_DAY).json();
            assertThat(stream.get("items")).isNotEmpty();
        }
    }

    private static long fill(TestLedger ledger) {
        var people = new ArrayList<Entry>();
        for (int walker = 0; walker < WALKERS; walker++) {
            people.add(registered("large-" + walker, Visibility.VISIBILITY_PUBLIC));
        }
        long position = ledger.append(people, Instant.now());
        for (int day = 0; day < DAYS; day++) {
            for (int event = 0; event < EVENTS_OF_A_DAY; event++) {
                var entries = new ArrayList<Entry>();
                for (int walker = 0; walker < WALKERS; walker++) {
                    entries.add(largest("large-" + walker, FIRST_DAY.plusDays(day), event));
                }
                position = ledger.append(entries, Instant.now());
            }
        }
        return position;
    }

    private static Entry largest(String walker, LocalDate date, int number) {
        int total = 1_000 + number;
        StepsRecorded.Builder event = StepsRecorded.newBuilder()
                .setWalkerId(walker)
                .setLocalDate((int) date.toEpochDay())
                .addDevices(Device.newBuilder().setId("watch-1").setKind(DeviceKind.DEVICE_KIND_WATCH));
        for (int bytes = 0, sample = 0; bytes < SAMPLE_BYTES; sample++) {
            SampleChange change = SampleChange.newBuilder()
                    .setOutcome(SampleOutcome.SAMPLE_OUTCOME_RECORDED)
                    .setSampleId("sample-" + number + "-" + sample)
                    .setVersion(1)
                    .setDevice(0)
                    .setCount(1)
                    .build();
            event.addSamples(change);
            bytes += change.getSerializedSize();
        }
        return new Entry(
                StreamNames.day(walker, date),
                event.setResult(decided(total, date)).build());
    }

    private static DayResult decided(int total, LocalDate date) {
        DayResult.Builder decided = result(total, total, slotOf(date, 40)).toBuilder();
        for (int bytes = 0, slot = 0; bytes < SLOT_BYTES; slot++) {
            SlotDecision decision = SlotDecision.newBuilder()
                    .setSlot(slot % 96)
                    .setSteps(1)
                    .setDevice(0)
                    .build();
            decided.addSlots(decision);
            bytes += decision.getSerializedSize();
        }
        return decided.build();
    }
}
