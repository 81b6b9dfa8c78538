package com.firewalker.notification.settings;

import com.firewalker.notification.Utc;
import com.firewalker.notification.intent.Kind;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Settings in MySQL; a walker without a row has the usual ones. */
@Component
public class SettingsStore {

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;
    private final JsonMapper json;
    private final Clock clock;

    SettingsStore(JdbcTemplate jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
        this.json = json;
        this.clock = clock;
    }

    public Settings of(String walkerId) {
        return of(List.of(walkerId)).getOrDefault(walkerId, Settings.USUAL);
    }

    /** The walker's settings as a JSON object, as the walker reads them. */
    public String document(String walkerId) {
        return json.writeValueAsString(SettingsDocument.of(of(walkerId)));
    }

    /** Only walkers who chose; the others have the usual ones. */
    public Map<String, Settings> of(Collection<String> walkerIds) {
        Map<String, Settings> chosen = new HashMap<>();
        if (!walkerIds.isEmpty()) {
            named.query(
                    "SELECT walker_id, settings FROM notification_settings WHERE walker_id IN (:walkers)",
                    Map.of("walkers", walkerIds),
                    row -> {
                        chosen.put(row.getString(1), read(row.getString(2)));
                    });
        }
        return chosen;
    }

    /** Those of the walkers who want to hear of their friends' goals. */
    public Set<String> wantFriendGoals(Collection<String> walkerIds) {
        if (walkerIds.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(named.queryForList(
                "SELECT walker_id FROM notification_settings WHERE walker_id IN (:walkers) AND friend_goals",
                Map.of("walkers", walkerIds),
                String.class));
    }

    void save(String walkerId, Settings settings) {
        jdbc.update(
                """
                INSERT INTO notification_settings (walker_id, settings, friend_goals, updated_at)
                SELECT ?, ?, ?, ? FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM erased_walker WHERE walker_id = ?)
                ON DUPLICATE KEY UPDATE settings = VALUES(settings), friend_goals = VALUES(friend_goals),
                    updated_at = VALUES(updated_at)""",
                walkerId,
                json.writeValueAsString(SettingsDocument.of(settings)),
                settings.of(Kind.FRIEND_GOAL_REACHED).inApp(),
                Utc.column(clock.instant()),
                walkerId);
    }

    private Settings read(String document) {
        return json.readValue(document, SettingsDocument.class).stored();
    }
}
