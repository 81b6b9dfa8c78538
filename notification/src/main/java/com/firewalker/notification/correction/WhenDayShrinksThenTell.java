package com.firewalker.notification.correction;

import com.firewalker.events.v1.DayReviewed;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.platform.ledger.LedgerEvent;
import com.firewalker.platform.ledger.LedgerReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
        int total = event.getResult().getTotal();
        OptionalInt before = totalBefore("day/" + event.getWalkerId() + "/" + date, sequence);
        if (before.isPresent() && total < before.getAsInt()) {
            intents.record(intent(event, date, sequence, before.getAsInt(), recordedAt));
        }
    }

    private static boolean takesBack(StepsRecorded event) {
        return event.getSamplesList().stream()
                .anyMatch(sample -> sample.getOutcome() == SampleOutcome.SAMPLE_OUTCOME_DELETED
                        || sample.getOutcome() == SampleOutcome.SAMPLE_OUTCOME_REVISED);
    }

    private OptionalInt totalBefore(String stream, long sequence) {
        List<LedgerEvent> events = ledger.stream(stream);
        for (int i = events.size() - 1; i >= 0; i--) {
            LedgerEvent event = events.get(i);
            if (event.sequence() < sequence && event.payload() instanceof StepsRecorded recorded) {
                return OptionalInt.of(recorded.getResult().getTotal());
            }
            if (event.sequence() < sequence && event.payload() instanceof DayReviewed reviewed) {
                return OptionalInt.of(reviewed.getResult().getTotal());
            }
        }
        return OptionalInt.empty();
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
