package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import com.firewalker.platform.web.CalendarRange;
import com.firewalker.proto.ReasonWord;
import com.firewalker.steps.v1.UploadSample;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one sample of a gRPC upload, in the same words as {@link SampleJson}. Zero and missing are different things. */
final class SampleMessage {

    private static final int QUARTER_MINUTES = 15;

    private final UploadSample sample;
    private final CalendarRange range;
    private @Nullable ReasonWord refusal;

    private SampleMessage(UploadSample sample, CalendarRange range) {
        this.sample = sample;
        this.range = range;
    }

    static ParsedSample read(UploadSample sample, CalendarRange range) {
        return new SampleMessage(sample, range).read();
    }

    private ParsedSample read() {
        if (!sample.hasId()) {
            refuse(ReasonWord.ID_MISSING);
        } else if (!Ids.isSample(sample.getId())) {
            refuse(ReasonWord.ID_INVALID);
        }
        if (!sample.hasVersion()) {
            refuse(ReasonWord.VERSION_MISSING);
        } else if (sample.getVersion() < 0) {
            refuse(ReasonWord.VERSION_INVALID);
        }
        Integer movedFrom = sample.hasMovedFrom() ? date(sample.getMovedFrom(), "moved-from") : null;
        ParsedSample reading = type() == SampleType.SAMPLE_TYPE_DAILY_TOTAL ? dailyTotal(movedFrom) : timed(movedFrom);
        return refusal == null ? reading : ParsedSample.refused(sample.hasId() ? sample.getId() : null, refusal);
    }

    private ParsedSample dailyTotal(@Nullable Integer movedFrom) {
        if (sample.hasStart() || sample.hasEnd()) {
            refuse(ReasonWord.DAILY_TOTAL_HAS_TIMES);
        }
        if (!sample.hasDate()) {
            refuse(ReasonWord.DATE_MISSING);
        }
        int date = sample.hasDate() ? date(sample.getDate(), "date") : 0;
        return reading(0, 0, Offsets.ABSENT, Offsets.ABSENT, count(), date, movedFrom);
    }

    private ParsedSample timed(@Nullable Integer movedFrom) {
        if (sample.hasDate()) {
            refuse(ReasonWord.DATE_NOT_ALLOWED);
        }
        long start = millis(sample.hasStart(), sample.getStart(), "start");
        long end = millis(sample.hasEnd(), sample.getEnd(), "end");
        int from = offset(sample.hasStartOffsetMinutes(), sample.getStartOffsetMinutes());
        int to = offset(sample.hasEndOffsetMinutes(), sample.getEndOffsetMinutes());
        boolean worn = type() == SampleType.SAMPLE_TYPE_COVERAGE && !sample.hasCount();
        return reading(start, end, from, to, worn ? 0 : count(), 0, movedFrom);
    }

    private ParsedSample reading(
            long start, long end, int from, int to, int count, int date, @Nullable Integer movedFrom) {
        return new ParsedSample(
                sample.getId(),
                null,
                sample.getVersion(),
                type(),
                method(),
                start,
                end,
                from,
                to,
                count,
                date,
                movedFrom);
    }

    private void refuse(ReasonWord reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    private SampleType type() {
        if (!sample.hasType()) {
            return SampleType.SAMPLE_TYPE_INTERVAL;
        }
        SampleType type = sample.getType();
        if (type == SampleType.SAMPLE_TYPE_UNSPECIFIED || type == SampleType.UNRECOGNIZED) {
            refuse(ReasonWord.TYPE_UNKNOWN);
        }
        return type;
    }

    private SampleMethod method() {
        if (!sample.hasMethod()) {
            return SampleMethod.SAMPLE_METHOD_AUTOMATIC;
        }
        SampleMethod method = sample.getMethod();
        boolean unknown = method == SampleMethod.SAMPLE_METHOD_UNSPECIFIED || method == SampleMethod.UNRECOGNIZED;
        if (unknown) {
            refuse(ReasonWord.METHOD_UNKNOWN);
        }
        return method;
    }

    private int count() {
        if (!sample.hasCount()) {
            refuse(ReasonWord.COUNT_MISSING);
        }
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, sample.getCount()));
    }

    private long millis(boolean present, Timestamp time, String field) {
        if (!present) {
            refuse(ReasonWord.of(field + "-missing"));
            return 0;
        }
        if (!Timestamps.isValid(time)) {
            refuse(ReasonWord.of(field + "-invalid"));
            return 0;
        }
        if (!range.holdsMillis(Timestamps.toMillis(time))) {
            refuse(ReasonWord.DATE_OUT_OF_RANGE);
            return 0;
        }
        return Timestamps.toMillis(time);
    }

    private int offset(boolean present, int minutes) {
        if (!present) {
            return Offsets.ABSENT;
        }
        if (minutes % QUARTER_MINUTES != 0) {
            refuse(ReasonWord.OFFSET_INVALID);
        }
        return minutes / QUARTER_MINUTES;
    }

    private int date(String text, String field) {
        Optional<Integer> date = Rfc3339.date(text);
        if (date.isEmpty()) {
            refuse(CalendarRange.isFarYear(text) ? ReasonWord.DATE_OUT_OF_RANGE : ReasonWord.of(field + "-invalid"));
        } else if (!range.holdsDay(date.get())) {
            refuse(ReasonWord.DATE_OUT_OF_RANGE);
        }
        return date.orElse(0);
    }
}
