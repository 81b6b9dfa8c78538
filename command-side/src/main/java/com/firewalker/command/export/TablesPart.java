package com.firewalker.command.export;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this service's tables hold on a walker; hashes of secrets stay where they are. */
@Component
class TablesPart implements ArchivePart {

    private static final String PROFILE = """
            SELECT walker_id AS walkerId, email, display_name AS displayName, time_zone AS timeZone, visibility, locale,
            friend_code AS friendCode, created_at AS createdAt, password_changed_at AS passwordChangedAt,
            email_verified_at AS emailVerifiedAt,
            (SELECT confirmed_at FROM totp WHERE totp.walker_id = account.walker_id) AS secondFactorSince
            FROM account WHERE walker_id = ?
            """;
    private static final Map<String, String> LISTS =
            Map.of("sessions.json", """
            SELECT session_id AS sessionId, device_name AS deviceName, client, place, created_at AS createdAt,
            last_used_at AS lastUsedAt, absolute_expiry AS absoluteExpiry, revoked_at AS endedAt
            FROM session_family WHERE walker_id = ? AND generation > 0 ORDER BY created_at LIMIT 10000
            """, "device-names.json", """
            SELECT device_id AS id, name, model, first_upload AS firstUpload, last_upload AS lastUpload,
            hidden_at AS hiddenAt
            FROM walker_device WHERE walker_id = ? ORDER BY device_id LIMIT 10000
            """, "exports.json", """
            SELECT export_id AS exportId, state, asked_at AS askedAt, expires_at AS expiresAt
            FROM walker_export WHERE walker_id = ? ORDER BY asked_at LIMIT 10000
            """, "challenges.json", """
            SELECT c.challenge_id AS challengeId, c.name, c.phase, m.state, m.since, m.reason,
            IF(c.organiser_id = m.walker_id, 'organiser', 'member') AS role,
            IF(c.organiser_id = m.walker_id, c.description, NULL) AS description
            FROM challenge_member m JOIN challenge c ON c.challenge_id = m.challenge_id
            WHERE m.walker_id = ? ORDER BY m.since LIMIT 10000
            """);

    private final JdbcClient jdbc;

    TablesPart(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void addTo(Archive archive, String walkerId) {
        List<Map<String, Object>> profile = rows(PROFILE, walkerId);
        archive.json("profile.json", profile.isEmpty() ? Map.of() : profile.get(0));
        LISTS.forEach((name, question) -> archive.array(name, rows(question, walkerId)::forEach));
    }

    private List<Map<String, Object>> rows(String question, String walkerId) {
        return jdbc.sql(question).param(walkerId).query().listOfRows().stream()
                .map(TablesPart::withZones)
                .toList();
    }

    /** The tables' times are UTC: said so. */
    private static Map<String, Object> withZones(Map<String, Object> row) {
        Map<String, Object> zoned = new LinkedHashMap<>(row);
        zoned.replaceAll((name, value) -> value instanceof LocalDateTime time ? time.toInstant(ZoneOffset.UTC) : value);
        return zoned;
    }
}
