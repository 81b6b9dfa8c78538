package com.firewalker.notification.intent;

import com.firewalker.notification.Utc;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The moment this service first looked at the ledger. Processes read the ledger from its beginning, so that nothing is
 * lost between the first event and the first start; what had long happened by then is noted and told to nobody.
 */
@Component
class FirstStart {

    private final JdbcTemplate jdbc;
    private final AtomicReference<@Nullable Instant> oldestTold = new AtomicReference<>();

    FirstStart(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Instant oldestTold() {
        Instant known = oldestTold.get();
        if (known != null) {
            return known;
        }
        LocalDateTime start =
                jdbc.queryForObject("SELECT started_at FROM first_start WHERE id = 1", LocalDateTime.class);
        if (start == null) {
            throw new IllegalStateException("first_start is empty: the migration writes it");
        }
        Instant oldest = Utc.instant(start).minus(PushWindow.AFTER_DAY_END);
        oldestTold.set(oldest);
        return oldest;
    }
}
