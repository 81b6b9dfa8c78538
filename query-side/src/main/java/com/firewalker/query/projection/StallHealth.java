package com.firewalker.query.projection;

import com.firewalker.query.view.Projections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Names stalled views, and those that were paused with the reason. It takes no instance out of service: the others would answer no better. */
@Component("projectionsHealthIndicator")
class StallHealth implements HealthIndicator {

    private final Projections projections;
    private final StallDetector detector;
    private final ProjectionControls controls;

    StallHealth(Projections projections, StallDetector detector, ProjectionControls controls) {
        this.projections = projections;
        this.detector = detector;
        this.controls = controls;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        Map<String, String> paused = controls.paused();
        projections.all().stream()
                .map(projection -> projection.view().name())
                .forEach(name -> health.withDetail(name, word(name, paused.get(name))));
        return health.build();
    }

    /** @param stoppedBy null where the view is not paused, empty where an operator paused it */
    private String word(String name, @Nullable String stoppedBy) {
        if (stoppedBy == null) {
            return detector.stalled(name) ? "stalled" : "moving";
        }
        return stoppedBy.isEmpty() ? "paused" : "paused: " + stoppedBy;
    }
}
