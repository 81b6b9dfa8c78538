package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.HeldSamples;
import com.firewalker.command.steps.HeldSamples.Standing;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.platform.security.Caller;
import com.firewalker.platform.web.Page;
import com.firewalker.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a walker sees what is held of the own steps (api.md 3). */
@RestController
@Tag(name = "Steps")
class OwnSamplesController {

    @Schema(name = "OwnSample")
    record OwnSample(
            String device,
            String id,
            long version,

            @Schema(description = "The local date of its start: what a deletion names")
            String date,

            @Nullable @Schema(allowableValues = {"interval", "coverage", "daily-total"})
            String type,

            @Nullable @Schema(allowableValues = {"automatic", "workout", "manual"})
            String method,

            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Integer count,

            @Schema(allowableValues = {"accepted", "quarantined", "deleted"})
            String status,

            @Nullable @Schema(description = "Why it is held")
            String reason,

            Instant recordedAt) {}

    private final HeldSamples samples;

    OwnSamplesController(HeldSamples samples) {
        this.samples = samples;
    }

    @GetMapping("/v1/me/steps")
    @Operation(
            summary = "The samples that are held",
            operationId = "listSamples",
            description = "Days newest first, a day's samples by start; a page may be short and still have a next one.")
    Page<OwnSample> list(
            Caller caller,
            @RequestParam Optional<LocalDate> date,
            @RequestParam Optional<String> device,
            @RequestParam(defaultValue = "false") boolean deleted,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (device.isPresent() && !Ids.isDevice(device.get())) {
            throw Refusal.invalid("/device", "invalid", "device must match [A-Za-z0-9._:-]{1,64}");
        }
        var question = new HeldSamples.Question(caller.walkerId(), date, device, deleted);
        Page<Standing> page = samples.page(question, Page.limit(limit), cursor);
        return new Page<>(page.items().stream().map(OwnSamplesController::said).toList(), page.next());
    }

    private static OwnSample said(Standing held) {
        SampleKey key = held.entry().key;
        Sample sample = held.entry().sample;
        boolean timed = sample != null && sample.hasTimes();
        return new OwnSample(
                key.device(),
                key.sample(),
                held.entry().version,
                LocalDate.ofEpochDay(key.homeDate()).toString(),
                sample == null ? null : Uploads.word(sample.type()),
                sample == null ? null : sample.isManual() ? "manual" : Uploads.word(sample.method()),
                sample != null && timed ? Instant.ofEpochMilli(sample.start()) : null,
                sample != null && timed ? Instant.ofEpochMilli(sample.end()) : null,
                sample == null ? null : sample.count(),
                sample == null ? "deleted" : held.heldBy() == null ? "accepted" : ItemStatus.QUARANTINED.word(),
                held.heldBy() == null ? null : held.heldBy().word(),
                held.recordedAt());
    }
}
