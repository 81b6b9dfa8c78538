package com.firewalker.query.projection;

import com.firewalker.notifications.v1.Process;
import com.firewalker.platform.ledger.balance.ProcessingNodes;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Projections;
import com.firewalker.query.view.ViewVersions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far every projection and process is, where it is held, and what waits. */
@Component
public class ProjectionStatuses {

    private static final String NOTIFICATION = "notification";

    private final Projections projections;
    private final ProjectionControls controls;
    private final ProcessingNodes nodes;
    private final StallDetector stalls;
    private final ViewVersions versions;
    private final LedgerHead head;
    private final LedgerReader ledger;
    private final DeadLetters letters;
    private final RunningRebuilds rebuilds;
    private final Processes processes;
    private final Clock clock;

    ProjectionStatuses(
            Projections projections,
            ProjectionControls controls,
            ProcessingNodes nodes,
            StallDetector stalls,
            ViewVersions versions,
            LedgerHead head,
            LedgerReader ledger,
            DeadLetters letters,
            RunningRebuilds rebuilds,
            Processes processes,
            Clock clock) {
        this.projections = projections;
        this.controls = controls;
        this.nodes = nodes;
        this.stalls = stalls;
        this.versions = versions;
        this.head = head;
        this.ledger = ledger;
        this.letters = letters;
        this.rebuilds = rebuilds;
        this.processes = processes;
        this.clock = clock;
    }

    /** Events that the view has not applied, and how long ago the first of them was recorded. */
    public record Lag(long events, long seconds) {}

    /**
     * What acts on the world has no versions; where its service is away, neither position nor lag is known.
     *
     * @param stoppedBy why the service itself paused the projection; null where it did not
     */
    public record Status(
            String name,
            String service,
            @Nullable Integer version,
            @Nullable Long position,
            long head,
            @Nullable Lag lag,
            int segments,
            List<String> owners,
            String state,
            @Nullable String stoppedBy,
            long deadLetters,
            RunningRebuilds.@Nullable Running rebuild) {}

    /** The views first, then what acts on the world. */
    public List<Status> all() {
        long end = head.position();
        return Stream.concat(
                        projections.all().stream().map(this::of),
                        processes.all().stream().map(told -> of(told, end)))
                .toList();
    }

    Optional<Status> named(String name) {
        return projections
                .find(name)
                .map(this::of)
                .or(() -> processes.named(name).map(told -> of(told, head.position())));
    }

    Status of(Projection projection) {
        String name = projection.view().name();
        long end = head.position();
        ViewVersions.Progress live = versions.live(projection.view());
        long waiting =
                letters.waiting().getOrDefault(name, DeadLetters.Waiting.NONE).letters();
        Map<Integer, String> owners = nodes.ownersOf(name);
        String stoppedBy = controls.paused().get(name);
        return new Status(
                name,
                "query-side",
                live.version().version(),
                live.position(),
                end,
                new Lag(Math.max(0, end - live.position()), secondsBehind(live.position())),
                owners.size(),
                owners.values().stream()
                        .filter(owner -> !owner.isEmpty())
                        .distinct()
                        .toList(),
                state(name, stoppedBy, waiting),
                stoppedBy == null || stoppedBy.isEmpty() ? null : stoppedBy,
                waiting,
                rebuilds.on(name).orElse(null));
    }

    private Status of(Processes.Told told, long end) {
        Process process = told.process().orElse(null);
        return process == null
                ? new Status(
                        told.name(), NOTIFICATION, null, null, end, null, 0, List.of(), "unreachable", null, 0, null)
                : new Status(
                        told.name(),
                        NOTIFICATION,
                        null,
                        process.getPosition(),
                        end,
                        new Lag(Math.max(0, end - process.getPosition()), secondsBehind(process.getPosition())),
                        process.getSegments(),
                        List.of(),
                        process.getRunning() ? "running" : "stopped",
                        null,
                        0,
                        null);
    }

    private String state(String name, @Nullable String stoppedBy, long waiting) {
        if (stoppedBy != null) {
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
