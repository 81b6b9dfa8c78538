package com.firewalker.query.rebuild;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.firewalker.query.rebuild.Rebuild.Progress;
import com.firewalker.query.rebuild.diff.Diff;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A rebuild as operators see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RebuildReport(
        String rebuildId,
        String projection,
        String mode,
        String state,
        @Nullable String walkerId,
        @Nullable Long from,
        boolean autoSwitch,
        int oldVersion,
        int newVersion,
        long processed,
        long target,
        double percent,
        long eventsPerSecond,
        @Nullable Long etaSeconds,
        int attempts,
        @Nullable Diff diff,
        DryRun.@Nullable Prediction prediction,
        @Nullable String failure,
        Instant startedAt,
        @Nullable Instant finishedAt) {

    static RebuildReport of(Rebuild rebuild, Progress progress, JsonMapper json) {
        RebuildPlan plan = rebuild.plan();
        boolean over = rebuild.finishedAt() != null || rebuild.state() == RebuildState.READY;
        return new RebuildReport(
                rebuild.id(),
                plan.view(),
                plan.mode().word(),
                rebuild.state().word(),
                plan.walkerId(),
                plan.from(),
                plan.autoSwitch(),
                rebuild.versions().old(),
                rebuild.versions().next(),
                progress.processed(),
                progress.target(),
                progress.percent(),
                Math.round(progress.eventsPerSecond()),
                over ? null : progress.etaSeconds(),
                progress.attempts(),
                rebuild.diff() == null ? null : json.readValue(rebuild.diff(), Diff.class),
                rebuild.prediction() == null ? null : json.readValue(rebuild.prediction(), DryRun.Prediction.class),
                rebuild.failure(),
                rebuild.createdAt(),
                rebuild.finishedAt());
    }

    boolean over() {
        return finishedAt != null;
    }
}
