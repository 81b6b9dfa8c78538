package com.firewalker.query.projection;

import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.openapi.Refuses;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Projections;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operators see how far each projection is, hold it and let it go on. */
@RestController
@Tag(name = "Operators")
@RequestMapping("/v1/ops/projections")
class ProjectionsController {

    private final Projections projections;
    private final ProjectionStatuses statuses;
    private final ProjectionControls controls;
    private final LedgerHead head;

    ProjectionsController(
            Projections projections, ProjectionStatuses statuses, ProjectionControls controls, LedgerHead head) {
        this.projections = projections;
        this.statuses = statuses;
        this.controls = controls;
        this.head = head;
    }

    record All(List<ProjectionStatuses.Status> items) {}

    @GetMapping
    @Operation(summary = "How far every projection and process is")
    All all() {
        return new All(statuses.all());
    }

    @GetMapping("/{name}")
    @Operation(summary = "How far one is")
    ProjectionStatuses.Status one(@PathVariable String name) {
        return statuses.named(name).orElseThrow(Refusal::notFound);
    }

    @PostMapping("/{name}/pause")
    @Operation(summary = "Hold a projection, also over a restart", operationId = "pauseProjection")
    @Refuses({"not-pausable"})
    ProjectionStatuses.Status pause(@PathVariable String name) {
        Projection projection = pausable(name);
        controls.pause(name);
        return statuses.of(projection);
    }

    /** With {@code park} the projection parks whatever fails up to the present head, also where that is a lot. */
    @PostMapping("/{name}/resume")
    @Operation(summary = "Let a projection go on", operationId = "resumeProjection")
    @Refuses({"not-pausable"})
    ProjectionStatuses.Status resume(@PathVariable String name, @RequestParam(defaultValue = "false") boolean park) {
        Projection projection = pausable(name);
        controls.resume(name, park ? head.position() : 0);
        return statuses.of(projection);
    }

    private Projection pausable(String name) {
        if (Processes.are(name)) {
            throw new Refusal(
                    422, "not-pausable", name + " acts on the world: what it held back would be told too late");
        }
        return projections.named(name);
    }
}
