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
                    "select walker_id, settings from notification_settings where walker_id in (:walkers)",
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
                "select walker_id from notification_settings where walker_id in (:walkers) and friend_goals",
                Map.of("walkers", walkerIds),
                String.class));
    }

    void save(String walkerId, Settings settings) {
        jdbc.update(
                """
                insert into notification_settings (walker_id, settings, friend_goals, updated_at)
                select ?, ?, ?, ? from dual where not exists (select 1 from erased_walker where walker_id = ?)
                on duplicate key update settings = values(settings), friend_goals = values(friend_goals),
                    updated_at = values(updated_at)""",
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
