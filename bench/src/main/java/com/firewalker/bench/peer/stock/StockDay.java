package com.firewalker.bench.peer.stock;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.firewalker.bench.peer.stock.StepsUploaded.Device;
import com.firewalker.bench.peer.stock.StepsUploaded.SampleChange;
import com.firewalker.bench.peer.stock.StepsUploaded.Slot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A day that knows each sample's version and sums slots: less than Firewalker decides, so the comparison favours it. */
@Aggregate
class StockDay {
    private static final int GOAL = 8_000;
    private static final long SLOT_MILLIS = 900_000;

    @AggregateIdentifier
    private @Nullable String id;

    private final Map<String, Long> versions = new HashMap<>();
    private final Map<Long, Integer> slots = new HashMap<>();
    private int total;

    StockDay() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int handle(UploadSteps command) {
        if (versions.getOrDefault(command.sampleId(), -1L) >= command.version()) {
            return total;
        }
        long slot = command.startMillis() / SLOT_MILLIS;
        int now = total + command.count();
        apply(new StepsUploaded(
                command.dayId(),
                command.walkerId(),
                command.localDate(),
                new Device(command.deviceId(), "PHONE"),
                List.of(new SampleChange(
                        "RECORDED",
                        command.sampleId(),
                        command.version(),
                        command.startMillis(),
                        command.endMillis() - command.startMillis(),
                        0,
                        command.count())),
                now,
                now,
                GOAL,
                now >= GOAL,
                slot,
                List.of(new Slot(
                        slot, slots.getOrDefault(slot, 0) + command.count(), command.deviceId(), "ONLY_SOURCE"))));
        return now;
    }

    @EventSourcingHandler
    void on(StepsUploaded event) {
        id = event.dayId();
        total = event.total();
        event.samples().forEach(sample -> versions.put(sample.sampleId(), sample.version()));
        event.slots().forEach(slot -> slots.put(slot.slot(), slot.steps()));
    }
}
