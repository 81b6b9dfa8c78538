package com.firewalker.command.steps;

import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one sample of an upload. What it cannot read it refuses with a stable word; only unknown fields fail all. */
final class SampleJson {

    private static final Set<String> FIELDS =
            Set.of("id", "version", "start", "end", "count", "type", "method", "date", "movedFrom");

    private final JsonNode json;
    private final CalendarRange range;
    private @Nullable String refusal;

    private SampleJson(JsonNode json, CalendarRange range) {
        this.json = json;
        this.range = range;
    }

    static Reading read(JsonNode json, int place, CalendarRange range) {
        if (!json.isObject()) return Reading.refused(null, "sample-invalid");
        for (String field : json.propertyNames()) if (!FIELDS.contains(field)) throw unknownField(place, field);
        return new SampleJson(json, range).read();
    }

    private static Refusal unknownField(int place, String field) {
        String pointer = "/samples/" + place + "/" + field.replace("~", "~0").replace("/", "~1");
        String detail = "The request has a field that is not known";
        return new Refusal(
                400, "unknown-field", detail, List.of(new Refusal.Field(pointer, "unknown-field", detail)), null);
    }

    private Reading read() {
        JsonNode named = json.get("id");
        String id = named != null && named.isString() && Ids.isSample(named.stringValue()) ? named.stringValue() : null;
        if (id == null) refuse(named == null || named.isNull() ? "id-missing" : "id-invalid");
        long version = wholeNumber("version", 0, Long.MAX_VALUE);
        SampleType type = word("type", "interval").map(Uploads::type).orElseGet(() -> {
            refuse("type-unknown");
            return SampleType.SAMPLE_TYPE_UNSPECIFIED;
        });
        SampleMethod method = word("method", "automatic").map(Uploads::method).orElseGet(() -> {
            refuse("method-unknown");
            return SampleMethod.SAMPLE_METHOD_UNSPECIFIED;
        });
        Integer movedFrom = has("movedFrom") ? date("movedFrom") : null;
        Reading reading = type == SampleType.SAMPLE_TYPE_DAILY_TOTAL
                ? dailyTotal(id, version, method, movedFrom)
                : timed(id, version, type, method, movedFrom);
        return refusal == null
                ? reading
                : Reading.refused(named != null && named.isString() ? named.stringValue() : null, refusal);
    }

    private Reading dailyTotal(@Nullable String id, long version, SampleMethod method, @Nullable Integer movedFrom) {
        if (has("start") || has("end")) refuse("daily-total-has-times");
        return new Reading(
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

    private Reading timed(
            @Nullable String id, long version, SampleType type, SampleMethod method, @Nullable Integer movedFrom) {
        if (has("date")) refuse("date-not-allowed");
        Clockwork.Time start = time("start");
        Clockwork.Time end = time("end");
        int count = type == SampleType.SAMPLE_TYPE_COVERAGE && !has("count") ? 0 : count();
        return new Reading(
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

    private void refuse(String reason) {
        if (refusal == null) refusal = reason;
    }

    private Optional<String> word(String field, String without) {
        if (!has(field)) return Optional.of(without);
        JsonNode value = json.get(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    private long wholeNumber(String field, long least, long most) {
        if (!has(field)) {
            refuse(field + "-missing");
            return 0;
        }
        JsonNode value = json.get(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            refuse(field + "-invalid");
            return 0;
        }
        if (value.longValue() < least || value.longValue() > most) refuse(field + "-invalid");
        return value.longValue();
    }

    /** What is out of all bounds stays out of bounds and is refused for it. */
    private int count() {
        long count = wholeNumber("count", Long.MIN_VALUE, Long.MAX_VALUE);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, count));
    }

    private Clockwork.Time time(String field) {
        var nothing = new Clockwork.Time(0, Offsets.ABSENT);
        if (!has(field)) {
            refuse(field + "-missing");
            return nothing;
        }
        JsonNode value = json.get(field);
        Clockwork.Time time =
                value.isString() ? Clockwork.time(value.stringValue()).orElse(null) : null;
        if (time == null) {
            refuse(unreadable(field, value));
            return nothing;
        }
        if (!range.holdsMillis(time.millis())) refuse(CalendarRange.OUT_OF_RANGE);
        if (time.hasOddOffset()) refuse("offset-invalid");
        return time;
    }

    private int date(String field) {
        if (!has(field)) {
            refuse(field + "-missing");
            return 0;
        }
        JsonNode value = json.get(field);
        Integer date = value.isString() ? Clockwork.date(value.stringValue()).orElse(null) : null;
        if (date == null) {
            refuse(unreadable(field, value));
            return 0;
        }
        if (!range.holdsDay(date)) refuse(CalendarRange.OUT_OF_RANGE);
        return date;
    }

    private static String unreadable(String field, JsonNode value) {
        boolean far = value.isString() && CalendarRange.isFarYear(value.stringValue());
        return far ? CalendarRange.OUT_OF_RANGE : field + "-invalid";
    }
}
