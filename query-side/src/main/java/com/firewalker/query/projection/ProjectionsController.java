package com.firewalker.query.projection;

import com.firewalker.platform.ledger.LedgerEvent;
import com.firewalker.platform.ledger.LedgerHead;
import com.firewalker.platform.ledger.LedgerReader;
import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Projections;
import com.firewalker.query.view.ViewVersions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Operators see how far each projection is, hold it and let it go on. */
@RestController
@RequestMapping("/v1/ops/projections")
class ProjectionsController {

    private final Projections projections;
    private final ProjectionControls controls;
    private final ProcessorSteward steward;
    private final StallDetector stalls;
    private final ViewVersions versions;
    private final LedgerHead head;
    private final LedgerReader ledger;
    private final DeadLetters letters;
    private final RunningRebuilds rebuilds;
    private final Clock clock;

    ProjectionsController(
            Projections projections,
            ProjectionControls controls,
            ProcessorSteward steward,
            StallDetector stalls,
            ViewVersions versions,
            LedgerHead head,
            LedgerReader ledger,
            DeadLetters letters,
            RunningRebuilds rebuilds,
            Clock clock) {
        this.projections = projections;
        this.controls = controls;
        this.steward = steward;
        this.stalls = stalls;
        this.versions = versions;
        this.head = head;
        this.ledger = ledger;
        this.letters = letters;
        this.rebuilds = rebuilds;
        this.clock = clock;
    }

    /** Events that the view has not applied, and how long ago the first of them was recorded. */
    record Lag(long events, long seconds) {}

    record Status(
            String name,
            String service,
            int version,
            long position,
            long head,
            Lag lag,
            int segments,
            String state,
            long deadLetters,
            RunningRebuilds.@Nullable Running rebuild) {}

    record All(List<Status> items) {}

    @GetMapping
    All all() {
        return new All(projections.all().stream().map(this::status).toList());
    }

    @GetMapping("/{name}")
    Status one(@PathVariable String name) {
        return status(projections.named(name));
    }

    @PostMapping("/{name}/pause")
    Status pause(@PathVariable String name) {
        return paused(projections.named(name), true);
    }

    @PostMapping("/{name}/resume")
    Status resume(@PathVariable String name) {
        return paused(projections.named(name), false);
    }

    private Status paused(Projection projection, boolean paused) {
        controls.pause(projection.view().name(), paused);
        return status(projection);
    }

    private Status status(Projection projection) {
        var name = projection.view().name();
        long end = head.position();
        var live = versions.live(projection.view());
        long waiting =
                letters.waiting().getOrDefault(name, DeadLetters.Waiting.NONE).letters();
        return new Status(
                name,
                "query-side",
                live.version().version(),
                live.position(),
                end,
                new Lag(Math.max(0, end - live.position()), secondsBehind(live.position())),
                steward.segments(name),
                state(name, waiting),
                waiting,
                rebuilds.on(name).orElse(null));
    }

    private String state(String name, long waiting) {
        if (controls.paused().getOrDefault(name, false)) {
            return "paused";
        }
        return stalls.stalled(name) ? "stalled" : waiting > 0 ? "dead-letters" : "running";
    }

    private long secondsBehind(long position) {
        return ledger.page(position, 1, Set.of()).stream()
                .map(LedgerEvent::recordedAt)
                .map(recordedAt -> Math.max(
                        0, Duration.between(recordedAt, clock.instant()).toSeconds()))
                .findFirst()
                .orElse(0L);
    }
}
