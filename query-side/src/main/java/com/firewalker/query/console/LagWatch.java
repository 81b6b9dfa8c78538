package com.firewalker.query.console;

import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.query.projection.ProjectionStatuses;
import com.firewalker.query.projection.ProjectionStatuses.Lag;
import com.firewalker.query.view.Watch;
import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Notes for the last hour how far everything is behind, whether or not a console is open. */
@Component
class LagWatch extends Watch {

    private final ProjectionStatuses statuses;
    private final LedgerHead head;
    private final LastHour lastHour;
    private final Clock clock;

    LagWatch(ProjectionStatuses statuses, LedgerHead head, LastHour lastHour, Clock clock) {
        super("lag-watch", LastHour.BETWEEN.toMillis());
        this.statuses = statuses;
        this.head = head;
        this.lastHour = lastHour;
        this.clock = clock;
    }

    @Override
    protected void look() {
        SortedMap<String, Long> lag = new TreeMap<>();
        statuses.all().forEach(status -> {
            Lag behind = status.lag();
            if (behind != null) {
                lag.put(status.name(), behind.events());
            }
        });
        lastHour.remember(new LastHour.Sample(clock.instant(), head.position(), lag));
    }
}
