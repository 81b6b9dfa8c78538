package com.firewalker.command.steps.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON of uploads and their answers. */
public final class Uploads {

    static final int MAX_SAMPLES = 1_000;

    private Uploads() {}

    record DeviceOfUpload(
            @Nullable @Schema(example = "pixel-9", requiredMode = Schema.RequiredMode.REQUIRED)
            String id,

            @Nullable @Schema(
                    allowableValues = {"watch", "band", "ring", "phone", "other", "manual"},
                    requiredMode = Schema.RequiredMode.REQUIRED)
            String kind,

            @Nullable @Schema(example = "Pixel 9", maxLength = 100)
            String model,

            @Nullable @Schema(
                    example = "America/New_York",
                    description = "Where the device is now: IANA zone, or a fixed offset as +05:45")
            String timeZone) {}

    /** Samples are read one by one: a bad one is rejected and fails no other. */
    record Upload(
            @Nullable DeviceOfUpload device,

            @Nullable @Schema(implementation = SampleOfUpload[].class, requiredMode = Schema.RequiredMode.REQUIRED)
            List<JsonNode> samples) {}

    @Schema(name = "Sample")
    record SampleOfUpload(
            @Schema(example = "a1") String id,
            @Schema(example = "1", minimum = "0") long version,

            @Schema(
                    example = "2026-11-22T07:00:00+09:00",
                    description = "An instant; the date is the walker's own then, whatever offset is written")
            String start,

            @Schema(example = "2026-11-22T07:10:00+09:00") String end,
            @Schema(example = "812") int count,

            @Schema(allowableValues = {"interval", "coverage", "daily-total"}) @Nullable String type,

            @Schema(allowableValues = {"automatic", "workout", "manual"}) @Nullable String method,

            @Schema(format = "date", description = "Of a daily total, which has no times") @Nullable String date,

            @Schema(format = "date", description = "The local date this sample stood on before") @Nullable String movedFrom) {}

    record ResultOfUpload(
            @Nullable String id,
            String status,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            String reason,

            @Nullable @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "The reason for people, in the language that Accept-Language asks for")
            String sentence) {}

    record DayOfUpload(String date, int total, int ranked) {}

    record Recorded(List<ResultOfUpload> results, List<DayOfUpload> days, long position) {}

    record Deleted(String status, List<DayOfUpload> days, long position) {}

    static List<DayOfUpload> days(UploadAnswer answer) {
        return answer.days().stream()
                .map(day -> new DayOfUpload(day.date().toString(), day.total(), day.ranked()))
                .toList();
    }

    public static @Nullable DeviceKind kind(String word) {
        return switch (word) {
            case "watch" -> DeviceKind.DEVICE_KIND_WATCH;
            case "band" -> DeviceKind.DEVICE_KIND_BAND;
            case "ring" -> DeviceKind.DEVICE_KIND_RING;
            case "phone" -> DeviceKind.DEVICE_KIND_PHONE;
            case "other" -> DeviceKind.DEVICE_KIND_OTHER;
            case "manual" -> DeviceKind.DEVICE_KIND_MANUAL;
            default -> null;
        };
    }

    static @Nullable SampleType type(String word) {
        return switch (word) {
            case "interval" -> SampleType.SAMPLE_TYPE_INTERVAL;
            case "coverage" -> SampleType.SAMPLE_TYPE_COVERAGE;
            case "daily-total" -> SampleType.SAMPLE_TYPE_DAILY_TOTAL;
            default -> null;
        };
    }

    static String word(SampleType type) {
        return switch (type) {
            case SAMPLE_TYPE_COVERAGE -> "coverage";
            case SAMPLE_TYPE_DAILY_TOTAL -> "daily-total";
            case SAMPLE_TYPE_INTERVAL, SAMPLE_TYPE_UNSPECIFIED, UNRECOGNIZED -> "interval";
        };
    }

    static String word(SampleMethod method) {
        return switch (method) {
            case SAMPLE_METHOD_WORKOUT -> "workout";
            case SAMPLE_METHOD_MANUAL -> "manual";
            case SAMPLE_METHOD_AUTOMATIC, SAMPLE_METHOD_UNSPECIFIED, UNRECOGNIZED -> "automatic";
        };
    }

    static @Nullable SampleMethod method(String word) {
        return switch (word) {
            case "automatic" -> SampleMethod.SAMPLE_METHOD_AUTOMATIC;
            case "workout" -> SampleMethod.SAMPLE_METHOD_WORKOUT;
            case "manual" -> SampleMethod.SAMPLE_METHOD_MANUAL;
            default -> null;
        };
    }
}
