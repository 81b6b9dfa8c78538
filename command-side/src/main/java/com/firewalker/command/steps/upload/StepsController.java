package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.upload.Uploads.Deleted;
import com.firewalker.command.steps.upload.Uploads.DeviceOfUpload;
import com.firewalker.command.steps.upload.Uploads.Recorded;
import com.firewalker.command.steps.upload.Uploads.ResultOfUpload;
import com.firewalker.command.steps.upload.Uploads.Upload;
import com.firewalker.command.walker.Zones;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.Languages;
import com.firewalker.platform.web.Positions;
import com.firewalker.platform.web.Refusal;
import com.firewalker.proto.ReasonWord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where phones and watches bring their steps. */
@RestController
@Tag(name = "Steps")
class StepsController {

    private static final int MAX_MODEL = 100;

    private final StepIntake intake;
    private final CalendarRange range;

    StepsController(StepIntake intake, CalendarRange range) {
        this.intake = intake;
        this.range = range;
    }

    @PostMapping("/v1/me/steps")
    @Refuses({"too-many-samples", "overloaded"})
    @Operation(
            summary = "Upload samples of one device",
            operationId = "uploadSteps",
            description = "Every sample is judged by itself: accepted, unchanged, stale, conflict, rejected or "
                    + "quarantined. Repeating, splitting or reordering uploads ends in the same days.")
    @ApiResponse(
            responseCode = "200",
            description = "Each sample's result, and the days now",
            useReturnTypeSchema = true)
    CompletableFuture<ResponseEntity<Recorded>> upload(
            Caller caller,
            @RequestBody Upload upload,
            @RequestParam(defaultValue = "false") boolean backfill,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String acceptLanguage) {
        DeviceOfUpload device = device(upload);
        Locale language = Languages.of(acceptLanguage);
        List<ParsedSample> readings = readings(upload.samples(), range);
        var uploader = new Uploader(id(device), kind(device), device.model(), zone(device));
        return intake.upload(caller.walkerId(), uploader, readings, backfill)
                .thenApply(answer -> ok(answer, recorded(readings, answer, language)));
    }

    @DeleteMapping("/v1/me/steps/{deviceId}/{sampleId}")
    @Refuses({"sample-unknown", "date-out-of-range"})
    @Operation(
            summary = "Delete a sample",
            operationId = "deleteSample",
            description =
                    "The date is the local date of the sample's start; without one the last 400 days are searched, where "
                            + "the sample lives before where it was deleted. An older date needs backfill.")
    @ApiResponse(responseCode = "200", description = "Deleted, or nothing left to delete", useReturnTypeSchema = true)
    CompletableFuture<ResponseEntity<Deleted>> delete(
            Caller caller,
            @PathVariable String deviceId,
            @PathVariable String sampleId,
            @RequestParam long version,
            @RequestParam Optional<LocalDate> date,
            @RequestParam(defaultValue = "false") boolean backfill) {
        if (version < 0) {
            throw Refusal.invalid("/version", "invalid", "version must be 0 or more: " + version);
        }
        if (!Ids.isDevice(deviceId) || !Ids.isSample(sampleId)) {
            throw Refusal.notFound();
        }
        return intake.delete(caller.walkerId(), deviceId, sampleId, version, date, backfill)
                .thenApply(answer -> ok(
                        answer,
                        new Deleted(answer.results().get(0).status().word(), Uploads.days(answer), answer.position())));
    }

    private static <T> ResponseEntity<T> ok(UploadAnswer answer, T body) {
        // Said here, it need not be looked for among all that could write the body.
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(Positions.FIREWALKER_POSITION, Long.toString(answer.position()))
                .body(body);
    }

    private static DeviceOfUpload device(Upload upload) {
        if (upload.device() == null) {
            throw Refusal.invalid("/device", "required", "device is missing");
        }
        return upload.device();
    }

    private static String id(DeviceOfUpload device) {
        if (device.id() == null) {
            throw Refusal.invalid("/device/id", "required", "device.id is missing");
        }
        if (!Ids.isDevice(device.id())) {
            throw Refusal.invalid("/device/id", "invalid", "device.id must match [A-Za-z0-9._:-]{1,64}");
        }
        if (device.model() != null && device.model().length() > MAX_MODEL) {
            throw Refusal.invalid("/device/model", "invalid", "device.model has at most 100 characters");
        }
        return device.id();
    }

    private static @Nullable ZoneId zone(DeviceOfUpload device) {
        if (device.timeZone() == null) {
            return null;
        }
        return Zones.read(device.timeZone())
                .orElseThrow(() -> Refusal.invalid(
                        "/device/timeZone", "unknown-zone", "device.timeZone is an IANA zone or an offset as +05:45"));
    }

    private static DeviceKind kind(DeviceOfUpload device) {
        if (device.kind() == null) {
            throw Refusal.invalid("/device/kind", "required", "device.kind is missing");
        }
        DeviceKind kind = Uploads.kind(device.kind());
        if (kind == null) {
            throw Refusal.invalid(
                    "/device/kind", "invalid", "device.kind is one of watch, band, ring, phone, other, manual");
        }
        return kind;
    }

    private static List<ParsedSample> readings(@Nullable List<JsonNode> samples, CalendarRange range) {
        if (samples == null) {
            throw Refusal.invalid("/samples", "required", "samples are missing");
        }
        if (samples.isEmpty()) {
            throw Refusal.invalid("/samples", "invalid", "samples must be 1 to 1000: 0");
        }
        if (samples.size() > Uploads.MAX_SAMPLES) {
            throw new Refusal(413, "too-many-samples", "samples must be 1 to 1000: " + samples.size());
        }
        var readings = new ArrayList<ParsedSample>(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            readings.add(SampleJson.read(samples.get(i), i, range));
        }
        return readings;
    }

    private static Recorded recorded(List<ParsedSample> readings, UploadAnswer answer, Locale language) {
        var results = new ArrayList<ResultOfUpload>(readings.size());
        for (int i = 0; i < readings.size(); i++) {
            ItemResult result = answer.results().get(i);
            results.add(new ResultOfUpload(
                    readings.get(i).id(), result.status().word(), word(result), sentence(result, language)));
        }
        return new Recorded(results, Uploads.days(answer), answer.position());
    }

    private static @Nullable String word(ItemResult result) {
        ReasonWord reason = result.reason();
        return reason == null ? null : reason.word();
    }

    private static @Nullable String sentence(ItemResult result, Locale language) {
        ReasonWord reason = result.reason();
        return reason == null ? null : reason.sentence(language);
    }
}
