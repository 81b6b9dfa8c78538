package com.firewalker.query.projection;

import com.firewalker.query.deadletter.Parking;
import com.firewalker.query.deadletter.TooManyFailures;
import com.firewalker.query.view.BatchApplier;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewLock;
import org.springframework.stereotype.Component;

/** Operators' wishes first, then the batch, with what cannot be handled set aside; where too much fails, the view stops. */
@Component
class ProjectionGate implements BatchApplier {

    private final BatchEntry entry;
    private final Parking parking;
    private final EmergencyStops stops;

    ProjectionGate(BatchEntry entry, Parking parking, EmergencyStops stops) {
        this.entry = entry;
        this.parking = parking;
        this.stops = stops;
    }

    @Override
    public ViewLock enter(View view, long upTo) {
        if (stops.isWanted(view.name())) {
            throw new ProjectionPaused(view.name());
        }
        return entry.enter(view, upTo);
    }

    @Override
    public void apply(Projection projection, ViewLock entered, Projection.Batch batch) {
        try {
            parking.apply(projection, entered, batch);
        } catch (TooManyFailures e) {
            stops.want(projection.view().name(), String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
