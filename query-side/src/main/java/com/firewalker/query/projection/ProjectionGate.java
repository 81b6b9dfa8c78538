package com.firewalker.query.projection;

import com.firewalker.query.deadletter.Parking;
import com.firewalker.query.view.LiveGate;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewVersion;
import org.springframework.stereotype.Component;

/** Operators' wishes first, then the batch, with what cannot be handled set aside. */
@Component
class ProjectionGate implements LiveGate {

    private final ProjectionControls controls;
    private final Parking parking;

    ProjectionGate(ProjectionControls controls, Parking parking) {
        this.controls = controls;
        this.parking = parking;
    }

    @Override
    public void enter(View view) {
        controls.enter(view.name());
    }

    @Override
    public void apply(Projection projection, ViewVersion version, Projection.Batch batch) {
        parking.apply(projection, version, batch);
    }
}
