package com.firewalker.query.projection;

import com.firewalker.query.view.Projections;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Names stalled views. It takes no instance out of service: the others would answer no better. */
@Component("projectionsHealthIndicator")
class StallHealth implements HealthIndicator {

    private final Projections projections;
    private final StallDetector detector;

    StallHealth(Projections projections, StallDetector detector) {
        this.projections = projections;
        this.detector = detector;
    }

    @Override
    public Health health() {
        var health = Health.up();
        projections.all().stream()
                .map(projection -> projection.view().name())
                .forEach(name -> health.withDetail(name, detector.stalled(name) ? "stalled" : "moving"));
        return health.build();
    }
}
