package com.firewalker.command.export;

import com.firewalker.command.account.PersonalData;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which archives were asked for, and their bytes. */
@Repository
class ExportRows implements PersonalData {

    static final String PREPARING = "preparing";
    static final String READY = "ready";

    private static final int PIECE = 1 << 20;
    private static final Duration TAKEN_FOR = Duration.ofMinutes(10);

    record Asked(String exportId, String walkerId, String state, Instant expiresAt) {}

    private final JdbcClient jdbc;

    ExportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(Asked export, Instant now) {
        jdbc.sql("INSERT INTO walker_export (export_id, walker_id, state, asked_at, expires_at) VALUES (?, ?, ?, ?, ?)")
                .params(export.exportId(), export.walkerId(), export.state(), utc(now), utc(export.expiresAt()))
                .update();
    }

    Optional<Asked> find(String exportId, String walkerId, Instant now) {
        return asked("WHERE export_id = ? AND walker_id = ? AND expires_at > ?", exportId, walkerId, utc(now));
    }

    /** One that waits, for exactly one worker; again if that worker has not come back. */
    Optional<Asked> take(Instant now) {
        LocalDateTime abandoned = utc(now.minus(TAKEN_FOR));
        Optional<Asked> next = asked(
                "WHERE state = 'preparing' AND (taken_at IS NULL OR taken_at < ?) ORDER BY asked_at LIMIT 1",
                abandoned);
        return next.filter(export -> jdbc.sql("UPDATE walker_export SET taken_at = ? WHERE export_id = ?"
                                + " AND state = 'preparing' AND (taken_at IS NULL OR taken_at < ?)")
                        .params(utc(now), export.exportId(), abandoned)
                        .update()
                == 1);
    }

    /** Given back by a worker that could not make it now; nobody takes it before the instant. */
    void putBack(String exportId, Instant notBefore) {
        jdbc.sql("UPDATE walker_export SET taken_at = ? WHERE export_id = ? AND state = 'preparing'")
                .params(utc(notBefore.minus(TAKEN_FOR)), exportId)
                .update();
    }

    /** False where it was erased or made by another meanwhile: then nothing is kept of this archive. */
    @Transactional
    public boolean finish(String exportId, byte[] archive) {
        int ready = jdbc.sql("UPDATE walker_export SET state = 'ready' WHERE export_id = ? AND state = 'preparing'")
                .param(exportId)
                .update();
        for (int piece = 0; ready == 1 && piece * PIECE < archive.length; piece++) {
            byte[] bytes = Arrays.copyOfRange(archive, piece * PIECE, Math.min(archive.length, (piece + 1) * PIECE));
            jdbc.sql("INSERT INTO walker_export_piece (export_id, piece, bytes) VALUES (?, ?, ?)")
                    .params(exportId, piece, bytes)
                    .update();
        }
        return ready == 1;
    }

    byte[] archive(String exportId) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        jdbc.sql("SELECT bytes FROM walker_export_piece WHERE export_id = ? ORDER BY piece")
                .param(exportId)
                .query((row, n) -> row.getBytes(1))
                .list()
                .forEach(archive::writeBytes);
        return archive.toByteArray();
    }

    @Transactional
    public void sweep(Instant now) {
        jdbc.sql("DELETE FROM walker_export_piece WHERE export_id IN"
                        + " (SELECT export_id FROM walker_export WHERE expires_at < ?)")
                .param(utc(now))
                .update();
        jdbc.sql("DELETE FROM walker_export WHERE expires_at < ?")
                .param(utc(now))
                .update();
    }

    @Override
    public void erase(String walkerId) {
        jdbc.sql("DELETE FROM walker_export_piece WHERE export_id IN"
                        + " (SELECT export_id FROM walker_export WHERE walker_id = ?)")
                .param(walkerId)
                .update();
        jdbc.sql("DELETE FROM walker_export WHERE walker_id = ?")
                .param(walkerId)
                .update();
    }

    private Optional<Asked> asked(String where, Object... params) {
        return jdbc.sql("SELECT export_id, walker_id, state, expires_at FROM walker_export " + where)
                .params(params)
                .query((row, n) -> new Asked(
                        row.getString("export_id"),
                        row.getString("walker_id"),
                        row.getString("state"),
                        row.getObject("expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .optional();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
