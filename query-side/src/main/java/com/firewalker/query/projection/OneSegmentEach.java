package com.firewalker.query.projection;

import com.firewalker.query.view.Projection;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * A view moves along the ledger position by position, in one row that its writer locks: more segments would only wait
 * for each other. Settings that ask for more are refused when the service starts.
 */
@Component
class OneSegmentEach {

    private static final String ALL = "firewalker.processing.segments";

    OneSegmentEach(List<Projection> projections, Environment settings) {
        projections.forEach(projection -> refuseMore(projection.view().name(), settings));
    }

    private static void refuseMore(String view, Environment settings) {
        int all = settings.getProperty(ALL, Integer.class, 1);
        int segments =
                settings.getProperty("firewalker.processing.processors." + view + ".segments", Integer.class, all);
        if (segments != 1) {
            throw new IllegalStateException("the view " + view + " has one segment, not " + segments
                    + ": it moves along the ledger position by position");
        }
    }
}
