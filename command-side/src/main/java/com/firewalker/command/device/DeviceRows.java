package com.firewalker.command.device;

import com.firewalker.command.account.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of devices. Names and models are personal data and go with the account. Times are UTC. */
@Repository
class DeviceRows implements PersonalData {

    /** A row of an erased walker is not written: the account it belongs to is gone. */
    private static final String SEEN = """
                    INSERT IGNORE INTO walker_device (walker_id, device_id, model, first_upload, last_upload)
                    VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE
                    hidden_at = IF(VALUES(last_upload) > hidden_at, NULL, hidden_at),
                    model = COALESCE(VALUES(model), model),
                    last_upload = GREATEST(last_upload, VALUES(last_upload))""";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    DeviceRows(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void write(Collection<Upload> uploads) {
        List<Upload> rows = List.copyOf(uploads);
        batches.batchUpdate(SEEN, rows, rows.size(), (statement, upload) -> {
            statement.setString(1, upload.walkerId());
            statement.setString(2, upload.deviceId());
            statement.setString(3, upload.model());
            statement.setObject(4, utc(upload.at()));
            statement.setObject(5, utc(upload.at()));
        });
    }

    List<DeviceCard> visible(String walkerId) {
        return jdbc.sql("""
                SELECT device_id, name, model, first_upload, last_upload FROM walker_device
                WHERE walker_id = ? AND hidden_at IS NULL ORDER BY last_upload DESC, device_id LIMIT 500""").param(walkerId).query(DeviceRows::card).list();
    }

    Optional<DeviceCard> find(String walkerId, String deviceId) {
        return jdbc.sql("""
                SELECT device_id, name, model, first_upload, last_upload FROM walker_device
                WHERE walker_id = ? AND device_id = ? AND hidden_at IS NULL""").params(walkerId, deviceId).query(DeviceRows::card).optional();
    }

    void name(String walkerId, String deviceId, String name) {
        jdbc.sql("UPDATE walker_device SET name = ? WHERE walker_id = ? AND device_id = ?")
                .params(name, walkerId, deviceId)
                .update();
    }

    void hide(String walkerId, String deviceId, Instant at) {
        jdbc.sql("""
                UPDATE walker_device SET name = NULL, model = NULL, hidden_at = ?
                WHERE walker_id = ? AND device_id = ?""").params(utc(at), walkerId, deviceId).update();
    }

    boolean anySince(String walkerId, Collection<String> deviceIds, Instant since) {
        return !jdbc.sql("""
                SELECT 1 FROM walker_device WHERE walker_id = :walker AND device_id IN (:devices)
                AND last_upload >= :since LIMIT 1""")
                .param("walker", walkerId)
                .param("devices", deviceIds)
                .param("since", utc(since))
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    @Override
    public void erase(String walkerId) {
        jdbc.sql("DELETE FROM walker_device WHERE walker_id = ?")
                .param(walkerId)
                .update();
    }

    private static DeviceCard card(ResultSet row, int n) throws SQLException {
        return new DeviceCard(
                row.getString("device_id"),
                row.getString("name"),
                row.getString("model"),
                instant(row, "first_upload"),
                instant(row, "last_upload"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
