package com.firewalker.command.steps;

import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the local date on which a walker's sample stands, newest first, 400 days back. Source: domain-rules.md 2.5. */
@Component
class SampleSearch {

    private final LedgerReader ledger;

    SampleSearch(LedgerReader ledger) {
        this.ledger = ledger;
    }

    Optional<LocalDate> dateOf(String walkerId, String device, String sample, LocalDate today) {
        LocalDate oldest = today.minusDays(Admission.MAX_AGE_DAYS);
        return ledger.streamIds(DayId.prefix(walkerId)).stream()
                .filter(day -> !DayId.dateOf(day).isBefore(oldest))
                .filter(day -> ledger.stream(day).stream().anyMatch(event -> names(event, device, sample)))
                .findFirst()
                .map(DayId::dateOf);
    }

    private static boolean names(LedgerEvent event, String device, String sample) {
        return event.payload() instanceof StepsRecorded recorded
                && recorded.getSamplesList().stream().anyMatch(change -> names(recorded, change, device, sample));
    }

    private static boolean names(StepsRecorded event, SampleChange change, String device, String sample) {
        return !change.hasHomeDate()
                && change.getSampleId().equals(sample)
                && event.getDevices(change.getDevice()).getId().equals(device);
    }
}
