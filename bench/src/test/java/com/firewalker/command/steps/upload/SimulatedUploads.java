package com.firewalker.command.steps.upload;

import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.events.v1.DeviceKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The door behind REST and gRPC, for simulated clients. */
public final class SimulatedUploads {

    private final StepIntake intake;

    public SimulatedUploads(Object intake) {
        this.intake = (StepIntake) intake;
    }

    /** @param statuses a word for each sample, in their order */
    public record Answer(List<String> statuses, long position) {}

    public CompletableFuture<Answer> upload(
            String walkerId, String device, DeviceKind kind, List<ParsedSample> samples) {
        return intake.upload(walkerId, new Uploader(device, kind, null, null), samples, false)
                .thenApply(SimulatedUploads::said);
    }

    public CompletableFuture<Answer> delete(String walkerId, String device, String sample, long version) {
        return intake.delete(walkerId, device, sample, version, Optional.empty(), false)
                .thenApply(SimulatedUploads::said);
    }

    private static Answer said(UploadAnswer answer) {
        return new Answer(answer.results().stream().map(SimulatedUploads::word).toList(), answer.position());
    }

    private static String word(ItemResult result) {
        return result.reason() == null
                ? result.status().name()
                : result.status().name() + " " + result.reason();
    }
}
