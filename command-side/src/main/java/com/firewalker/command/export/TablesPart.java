package com.firewalker.command.export;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this service's tables hold on a walker; hashes of secrets stay where they are. */
@Component
class TablesPart {

    private static final Map<String, String> QUESTIONS = Map.of(
            "profile.json",
            "SELECT walker_id AS walkerId, email, display_name AS displayName, time_zone AS timeZone, visibility,"
                    + " locale, friend_code AS friendCode, image_key AS image, created_at AS createdAt"
                    + " FROM account WHERE walker_id = ?",
            "sessions.json",
            "SELECT session_id AS sessionId, device_name AS deviceName, created_at AS createdAt,"
                    + " last_used_at AS lastUsedAt, absolute_expiry AS absoluteExpiry, revoked_at AS endedAt"
                    + " FROM session_family WHERE walker_id = ? AND generation > 0",
            "friends.json",
            "SELECT friend_id AS walkerId FROM friend WHERE walker_id = ?",
            "friend-requests-sent.json",
            "SELECT request_id AS requestId, addressee_id AS walkerId, requested_at AS requestedAt"
                    + " FROM friend_request WHERE requester_id = ?");

    private final JdbcClient jdbc;

    TablesPart(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addTo(Archive archive, String walkerId) {
        QUESTIONS.forEach((name, question) -> {
            var rows = jdbc.sql(question).param(walkerId).query().listOfRows();
            archive.json(name, rows);
        });
    }
}
