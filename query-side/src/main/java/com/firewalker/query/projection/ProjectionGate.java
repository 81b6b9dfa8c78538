package com.firewalker.query.projection;

import com.firewalker.query.deadletter.Parking;
import com.firewalker.query.view.Entry;
import com.firewalker.query.view.LiveGate;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import org.springframework.stereotype.Component;

/** Operators' wishes first, then the batch, with what cannot be handled set aside. */
@Component
class ProjectionGate implements LiveGate {

    private final BatchEntry entry;
    private final Parking parking;

    ProjectionGate(BatchEntry entry, Parking parking) {
        this.entry = entry;
        this.parking = parking;
    }

    @Override
    public Entry enter(View view, long upTo) {
        return entry.enter(view, upTo);
    }

    @Override
    public void apply(Projection projection, Entry entered, Projection.Batch batch) {
        parking.apply(projection, entered, batch);
    }
}
