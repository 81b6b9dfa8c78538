package com.firewalker.notification;

import static org.awaitility.Awaitility.await;

import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.SimulatedFacts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in all inboxes. */
final class Told {

    static final List<String> PROCESSORS = List.of("goal-saga", "friend-request-saga");

    private Told() {}

    /** How often each fact stands in an inbox. */
    static Map<String, Integer> by(RunningNotification service) {
        JsonMapper json = new JsonMapper();
        Map<String, Integer> told = new HashMap<>();
        service.bean(JdbcTemplate.class).query("SELECT walker_id, facts FROM inbox", row -> {
            for (JsonNode fact : json.readTree(row.getString(2))) {
                told.merge(SimulatedFacts.key(row.getString(1), fact), 1, Integer::sum);
            }
        });
        return told;
    }

    /** Every event up to the position is handled and nothing waits to be told. */
    static void awaitAll(RunningNotification service, long position) {
        JdbcTemplate jdbc = service.bean(JdbcTemplate.class);
        for (String processor : PROCESSORS) {
            await().atMost(Duration.ofMinutes(20)).until(() -> applied(jdbc, processor) >= position);
        }
        await().atMost(Duration.ofMinutes(5))
                .until(() -> jdbc.queryForObject("SELECT COUNT(*) FROM digest_due", Integer.class) == 0);
    }

    static long applied(JdbcTemplate jdbc, String processor) {
        Long applied = jdbc.queryForObject(
                "SELECT COALESCE(MIN(applied), 0) FROM token_entry WHERE processor_name = ?", Long.class, processor);
        return applied == null ? 0 : applied;
    }
}
