package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.ReasonWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one sample of an upload. What it cannot read it refuses with a stable word; only unknown fields fail all. */
final class SampleJson {

    private static final String MOVED_FROM = "movedFrom";

    /** Up to here every whole number is one of its own in a reader's binary fractions. */
    private static final double MAX_EXACT = 1L << 53;

    private static final Set<String> FIELDS =
            Set.of("id", "version", "start", "end", "count", "type", "method", "date", MOVED_FROM);

    private final JsonNode json;
    private final CalendarRange range;
    private @Nullable ReasonWord refusal;

    private SampleJson(JsonNode json, CalendarRange range) {
        this.json = json;
        this.range = range;
    }

    static ParsedSample read(JsonNode json, int place, CalendarRange range) {
        if (!json.isObject()) {
            return ParsedSample.refused(null, ReasonWord.SAMPLE_INVALID);
        }
        for (String field : json.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw unknownField(place, field);
            }
        }
        return new SampleJson(json, range).read();
    }

    private static Refusal unknownField(int place, String field) {
        String pointer = "/samples/" + place + "/" + field.replace("~", "~0").replace("/", "~1");
        String detail = "The request has a field that is not known";
        return new Refusal(
                400, "unknown-field", detail, List.of(new Refusal.Field(pointer, "unknown-field", detail)), null);
    }

    private ParsedSample read() {
        JsonNode named = json.get("id");
        String id = named != null && named.isString() && Ids.isSample(named.stringValue()) ? named.stringValue() : null;
        if (id == null) {
            refuse(named == null || named.isNull() ? ReasonWord.ID_MISSING : ReasonWord.ID_INVALID);
        }
        long version = wholeNumber("version", 0, Long.MAX_VALUE);
        SampleType type = word("type", "interval").map(Uploads::type).orElseGet(() -> {
            refuse(ReasonWord.TYPE_UNKNOWN);
            return SampleType.SAMPLE_TYPE_UNSPECIFIED;
        });
        SampleMethod method = word("method", "automatic").map(Uploads::method).orElseGet(() -> {
            refuse(ReasonWord.METHOD_UNKNOWN);
            return SampleMethod.SAMPLE_METHOD_UNSPECIFIED;
        });
        Integer movedFrom = has(MOVED_FROM) ? date(MOVED_FROM) : null;
        ParsedSample reading = type == SampleType.SAMPLE_TYPE_DAILY_TOTAL
                ? dailyTotal(id, version, method, movedFrom)
                : timed(id, version, type, method, movedFrom);
        return refusal == null
                ? reading
                : ParsedSample.refused(named != null && named.isString() ? named.stringValue() : null, refusal);
    }

    private ParsedSample dailyTotal(
            @Nullable String id, long version, SampleMethod method, @Nullable Integer movedFrom) {
        if (has("start") || has("end")) {
            refuse(ReasonWord.DAILY_TOTAL_HAS_TIMES);
        }
        return new ParsedSample(
                id,
                null,
                version,
                SampleType.SAMPLE_TYPE_DAILY_TOTAL,
                method,
                0,
                0,
                Offsets.ABSENT,
                Offsets.ABSENT,
                count(),
                date("date"),
                movedFrom);
    }

    private ParsedSample timed(
            @Nullable String id, long version, SampleType type, SampleMethod method, @Nullable Integer movedFrom) {
        if (has("date")) {
            refuse(ReasonWord.DATE_NOT_ALLOWED);
        }
        Rfc3339.Time start = time("start");
        Rfc3339.Time end = time("end");
        int count = type == SampleType.SAMPLE_TYPE_COVERAGE && !has("count") ? 0 : count();
        return new ParsedSample(
                id,
                null,
                version,
                type,
                method,
                start.millis(),
                end.millis(),
                start.offset(),
                end.offset(),
                count,
                0,
                movedFrom);
    }

    private boolean has(String field) {
        JsonNode value = json.get(field);
        return value != null && !value.isNull();
    }

    private static ReasonWord reason(String field, String fault) {
        return ReasonWord.of((field.equals(MOVED_FROM) ? "moved-from" : field) + "-" + fault);
    }

    private void refuse(ReasonWord reason) {
        if (refusal == null) {
            refusal = reason;
        }
    }

    private Optional<String> word(String field, String without) {
        if (!has(field)) {
            return Optional.of(without);
        }
        JsonNode value = json.get(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private long wholeNumber(String field, long least, long most) {
        if (!has(field)) {
            refuse(reason(field, "missing"));
            return 0;
        }
        Long value = wholeNumber(json.get(field));
        if (value == null) {
            refuse(reason(field, "invalid"));
            return 0;
        }
        if (value < least || value > most) {
            refuse(reason(field, "invalid"));
        }
        return value;
    }

    /** 812 and 812.0 are the same number, 812.5 is none. */
    private static @Nullable Long wholeNumber(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? value.longValue() : null;
        }
        if (!value.isNumber()) {
            return null;
        }
        double number = value.doubleValue();
        return number == Math.rint(number) && Math.abs(number) <= MAX_EXACT ? (long) number : null;
    }

    /** What is out of all bounds stays out of bounds and is refused for it. */
    private int count() {
        long count = wholeNumber("count", Long.MIN_VALUE, Long.MAX_VALUE);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, count));
    }

    private Rfc3339.Time time(String field) {
        var nothing = new Rfc3339.Time(0, Offsets.ABSENT);
        if (!has(field)) {
            refuse(reason(field, "missing"));
            return nothing;
        }
        JsonNode value = json.get(field);
        Rfc3339.Time time = value.isString() ? Rfc3339.time(value.stringValue()).orElse(null) : null;
        if (time == null) {
            refuse(unreadable(field, value));
            return nothing;
        }
        if (!range.holdsMillis(time.millis())) {
            refuse(ReasonWord.DATE_OUT_OF_RANGE);
        }
        if (time.hasOddOffset()) {
            refuse(ReasonWord.OFFSET_INVALID);
        }
        return time;
    }

    private int date(String field) {
        if (!has(field)) {
            refuse(reason(field, "missing"));
            return 0;
        }
        JsonNode value = json.get(field);
        Integer date = value.isString() ? Rfc3339.date(value.stringValue()).orElse(null) : null;
        if (date == null) {
            refuse(unreadable(field, value));
            return 0;
        }
        if (!range.holdsDay(date)) {
            refuse(ReasonWord.DATE_OUT_OF_RANGE);
        }
        return date;
    }

    private static ReasonWord unreadable(String field, JsonNode value) {
        boolean far = value.isString() && CalendarRange.isFarYear(value.stringValue());
        return far ? ReasonWord.DATE_OUT_OF_RANGE : reason(field, "invalid");
    }
}
