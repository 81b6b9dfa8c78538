package com.firewalker.command.export;

import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** A version of a sample as a line: in the words of the upload, with the offsets it has. */
final class SampleRows {

    static final List<String> COLUMNS = List.of(
            "date",
            "device",
            "kind",
            "sample",
            "version",
            "outcome",
            "type",
            "method",
            "start",
            "end",
            "steps",
            "quarantinedBy",
            "partOf",
            "recorded");

    private static final int QUARTER_SECONDS = 900;

    private SampleRows() {}

    static List<?> row(StepsRecorded recorded, SampleChange sample, LedgerEvent event) {
        boolean timed = sample.hasStartMillis();
        return List.of(
                LocalDate.ofEpochDay(recorded.getLocalDate()),
                recorded.getDevices(sample.getDevice()).getId(),
                word(recorded.getDevices(sample.getDevice()).getKind(), "DEVICE_KIND_"),
                sample.getSampleId(),
                sample.getVersion(),
                word(sample.getOutcome(), "SAMPLE_OUTCOME_"),
                word(sample.hasType() ? sample.getType() : SampleType.SAMPLE_TYPE_INTERVAL, "SAMPLE_TYPE_"),
                word(sample.hasMethod() ? sample.getMethod() : SampleMethod.SAMPLE_METHOD_AUTOMATIC, "SAMPLE_METHOD_"),
                timed ? at(sample.getStartMillis(), startOffset(sample, recorded)) : "",
                timed ? at(sample.getStartMillis() + sample.getLengthMillis(), endOffset(sample, recorded)) : "",
                sample.hasCount() ? sample.getCount() : "",
                sample.hasQuarantinedBy() ? word(sample.getQuarantinedBy(), "REASON_") : "",
                sample.hasHomeDate() ? LocalDate.ofEpochDay(sample.getHomeDate()) : "",
                event.recordedAt());
    }

    static String word(Enum<?> constant, String prefix) {
        return constant.name()
                .substring(prefix.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** As written; in events of before, as used; else Z. */
    private static int startOffset(SampleChange sample, StepsRecorded recorded) {
        if (sample.hasWrittenOffsetQuarters()) {
            return sample.getWrittenOffsetQuarters();
        }
        if (recorded.hasWrittenOffsetQuarters()) {
            return recorded.getWrittenOffsetQuarters();
        }
        return sample.hasStartOffsetQuarters() ? sample.getStartOffsetQuarters() : sample.getEffectiveOffsetQuarters();
    }

    private static int endOffset(SampleChange sample, StepsRecorded recorded) {
        if (sample.hasWrittenEndOffsetQuarters()) {
            return sample.getWrittenEndOffsetQuarters();
        }
        if (sample.hasEndOffsetQuarters()) {
            return sample.getEndOffsetQuarters();
        }
        return sample.hasEffectiveEndOffsetQuarters()
                ? sample.getEffectiveEndOffsetQuarters()
                : startOffset(sample, recorded);
    }

    private static OffsetDateTime at(long millis, int quarters) {
        return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.ofTotalSeconds(quarters * QUARTER_SECONDS));
    }
}
