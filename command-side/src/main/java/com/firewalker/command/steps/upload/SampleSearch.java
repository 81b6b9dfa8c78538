package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.DayId;
import com.firewalker.command.steps.sample.SampleValidation;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the local date on which a walker's sample stands, newest first, 400 days back. Source: domain-rules.md 2.5. */
@Component
class SampleSearch {

    private final LedgerReader ledger;

    SampleSearch(LedgerReader ledger) {
        this.ledger = ledger;
    }

    /** Where the sample lives comes before where it is a tombstone (a sample that moved left one behind). */
    Optional<LocalDate> dateOf(String walkerId, String device, String sample, LocalDate today) {
        LocalDate oldest = today.minusDays(SampleValidation.MAX_AGE_DAYS);
        String deletedOn = null;
        for (String day : ledger.streamIds(DayId.prefix(walkerId))) {
            SampleOutcome standing =
                    DayId.dateOf(day).isBefore(oldest) ? null : standing(ledger.eventsOf(day), device, sample);
            if (standing != null && standing != SampleOutcome.SAMPLE_OUTCOME_DELETED) {
                return Optional.of(DayId.dateOf(day));
            }
            deletedOn = deletedOn == null && standing != null ? day : deletedOn;
        }
        return Optional.ofNullable(deletedOn).map(DayId::dateOf);
    }

    /** What the last event that names the sample says of it; null where none does. */
    private static @Nullable SampleOutcome standing(Iterable<LedgerEvent> events, String device, String sample) {
        SampleOutcome standing = null;
        for (LedgerEvent event : events) {
            if (!(event.payload() instanceof StepsRecorded recorded)) {
                continue;
            }
            for (SampleChange change : recorded.getSamplesList()) {
                standing = names(recorded, change, device, sample) ? change.getOutcome() : standing;
            }
        }
        return standing;
    }

    private static boolean names(StepsRecorded event, SampleChange change, String device, String sample) {
        return !change.hasHomeDate()
                && change.getSampleId().equals(sample)
                && event.getDevices(change.getDevice()).getId().equals(device);
    }
}
