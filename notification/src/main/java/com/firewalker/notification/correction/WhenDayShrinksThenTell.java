package com.firewalker.notification.correction;

import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.notification.intent.DayTotals;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** A correction that takes steps away is one entry in the inbox and nothing more (domain-rules.md 11.3). */
@Component
@ProcessingGroup("day-corrected")
@DisallowReplay
class WhenDayShrinksThenTell {

    private final LedgerReader ledger;
    private final Intents intents;

    WhenDayShrinksThenTell(LedgerReader ledger, Intents intents) {
        this.ledger = ledger;
        this.intents = intents;
    }

    @EventHandler
    void on(StepsRecorded event, @SequenceNumber long sequence, @Timestamp Instant recordedAt) {
        if (sequence == 0 || !takesBack(event)) {
            return;
        }
        LocalDate date = LocalDate.ofEpochDay(event.getLocalDate());
        OptionalInt before = totalBefore(event, DayTotals.stream(event.getWalkerId(), date), sequence);
        if (before.isPresent() && event.getResult().getTotal() < before.getAsInt()) {
            intents.record(intent(event, date, sequence, before.getAsInt(), recordedAt));
        }
    }

    private static boolean takesBack(StepsRecorded event) {
        return event.getSamplesList().stream()
                .anyMatch(sample -> sample.getOutcome() == SampleOutcome.SAMPLE_OUTCOME_DELETED
                        || sample.getOutcome() == SampleOutcome.SAMPLE_OUTCOME_REVISED);
    }

    /** The event says it; for one of an earlier version, the event before it says it. */
    private OptionalInt totalBefore(StepsRecorded event, String stream, long sequence) {
        return event.hasTotalBefore()
                ? OptionalInt.of(event.getTotalBefore())
                : ledger.before(stream, sequence).map(DayTotals::of).orElseGet(OptionalInt::empty);
    }

    private static Intent intent(StepsRecorded event, LocalDate date, long sequence, int before, Instant recordedAt) {
        return new Intent(
                "DAY_CORRECTED:" + event.getWalkerId() + ":" + date + ":" + sequence,
                event.getWalkerId(),
                Kind.DAY_CORRECTED,
                Map.of(
                        "date",
                        date.toString(),
                        "from",
                        before,
                        "to",
                        event.getResult().getTotal()),
                recordedAt,
                null);
    }
}
