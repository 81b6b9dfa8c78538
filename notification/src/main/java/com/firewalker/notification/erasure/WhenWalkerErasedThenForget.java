package com.firewalker.notification.erasure;

import com.firewalker.events.v1.WalkerErased;
import com.firewalker.events.v1.WalkerProfileChanged;
import com.firewalker.notification.directory.Walkers;
import com.firewalker.notification.outbox.Outbox;
import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Deletes everything held on a walker who is gone (domain-rules.md 12.2). The id stays on a list, because other processes
 * may be behind and still bring facts about it. The sagas end themselves; what other inboxes say of the walker is removed
 * by {@link ForgetMentions}, in small transactions.
 */
@Component
@ProcessingGroup("erasure")
class WhenWalkerErasedThenForget {

    /** The digest's row first: a digest that is telling this walker something ends before anything is deleted. */
    private static final List<String> TABLES = List.of(
            "digest_due", "inbox", "inbox_head", "intent", "errand", "notification_settings", "push_subscription");

    private final JdbcTemplate jdbc;
    private final Walkers walkers;
    private final Outbox outbox;

    WhenWalkerErasedThenForget(JdbcTemplate jdbc, Walkers walkers, Outbox outbox) {
        this.jdbc = jdbc;
        this.walkers = walkers;
        this.outbox = outbox;
    }

    @EventHandler
    void on(WalkerErased event, @Timestamp Instant recordedAt) {
        String walkerId = event.getWalkerId();
        jdbc.update("""
                INSERT INTO erased_walker (walker_id) VALUES (?) ON DUPLICATE KEY UPDATE walker_id = walker_id""", walkerId);
        TABLES.forEach(table -> jdbc.update("DELETE FROM " + table + " WHERE walker_id = ?", walkerId));
        forgetParked(walkerId);
        outbox.add(ForgetMentions.of(walkerId, recordedAt));
        walkers.forget(walkerId);
    }

    /** ParkedTask events are the walker's or a pair's. The erasure itself may be among them: then no saga would end. */
    private void forgetParked(String walkerId) {
        int parked = jdbc.update("""
                DELETE FROM parked_event
                WHERE SUBSTRING_INDEX(owner, ':', 1) = ? OR SUBSTRING_INDEX(owner, ':', -1) = ?""", walkerId, walkerId);
        if (parked == 0) {
            return;
        }
        List<String> sagas = jdbc.query("""
                SELECT saga_id FROM association_value_entry
                WHERE association_key = 'walkerId' AND association_value = ?""", (row, number) -> row.getString(1), walkerId);
        for (String saga : sagas) {
            jdbc.update("DELETE FROM association_value_entry WHERE saga_id = ?", saga);
            jdbc.update("DELETE FROM saga_entry WHERE saga_id = ?", saga);
        }
    }

    @EventHandler
    void on(WalkerProfileChanged event) {
        walkers.forget(event.getWalkerId());
    }
}
