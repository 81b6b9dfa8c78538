package com.firewalker.notification.erasure;

import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerProfileChanged;
import com.firewalker.notification.directory.Walkers;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Deletes everything held on a walker who is gone (domain-rules.md 12.2). The id stays on a list, because other processes
 * may be behind and still bring facts about it. The sagas end themselves.
 */
@Component
@ProcessingGroup("erasure")
class WhenWalkerErasedThenForget {

    private static final List<String> TABLES = List.of(
            "inbox", "inbox_head", "intent", "digest_due", "errand", "notification_settings", "push_subscription");

    private final JdbcTemplate jdbc;
    private final Walkers walkers;

    WhenWalkerErasedThenForget(JdbcTemplate jdbc, Walkers walkers) {
        this.jdbc = jdbc;
        this.walkers = walkers;
    }

    @EventHandler
    void on(WalkerErased event) {
        jdbc.update(
                "insert into erased_walker (walker_id) values (?) on duplicate key update walker_id = walker_id",
                event.getWalkerId());
        TABLES.forEach(table -> jdbc.update("delete from " + table + " where walker_id = ?", event.getWalkerId()));
        walkers.forget(event.getWalkerId());
    }

    @EventHandler
    void on(WalkerProfileChanged event) {
        walkers.forget(event.getWalkerId());
    }
}
