package com.firewalker.command.export;

import com.firewalker.command.account.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which archives were asked for, and their bytes. */
@Repository
class ExportRows implements PersonalData {

    static final String PREPARING = "preparing";
    static final String READY = "ready";

    private static final Duration TAKEN_FOR = Duration.ofMinutes(10);

    record Asked(String exportId, String walkerId, String state, Instant askedAt, Instant expiresAt) {}

    /** In the hands of a worker; another attempt takes it out of them. */
    record Taken(Asked export, int attempt) {}

    private final JdbcClient jdbc;

    ExportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(Asked export, Instant now) {
        jdbc.sql("INSERT INTO walker_export (export_id, walker_id, state, asked_at, expires_at) VALUES (?, ?, ?, ?, ?)")
                .params(export.exportId(), export.walkerId(), export.state(), utc(now), utc(export.expiresAt()))
                .update();
    }

    /** Newest first; orders are so rare that these are few. */
    List<Asked> list(String walkerId, Instant now) {
        return jdbc.sql("""
                SELECT export_id, walker_id, state, asked_at, expires_at FROM walker_export
                WHERE walker_id = ? AND expires_at > ? ORDER BY asked_at DESC, export_id LIMIT 200""")
                .params(walkerId, utc(now))
                .query((row, n) -> asked(row))
                .list();
    }

    Optional<Asked> find(String exportId, String walkerId, Instant now) {
        return asked("WHERE export_id = ? AND walker_id = ? AND expires_at > ?", exportId, walkerId, utc(now));
    }

    /** One that waits, for exactly one worker; again, and from the beginning, if that worker has not come back. */
    @Transactional
    public Optional<Taken> take(Instant now) {
        LocalDateTime abandoned = utc(now.minus(TAKEN_FOR));
        Optional<Taken> next = jdbc.sql("""
                                SELECT export_id, walker_id, state, asked_at, expires_at, attempt FROM walker_export
                                WHERE state = 'preparing' AND (taken_at IS NULL OR taken_at < ?)
                                ORDER BY asked_at LIMIT 1 FOR UPDATE""")
                .param(abandoned)
                .query((row, n) -> new Taken(asked(row), row.getInt("attempt") + 1))
                .optional();
        next.ifPresent(taken -> {
            jdbc.sql("UPDATE walker_export SET taken_at = ?, attempt = ? WHERE export_id = ?")
                    .params(utc(now), taken.attempt(), taken.export().exportId())
                    .update();
            deletePieces(taken.export().exportId());
        });
        return next;
    }

    /** Given back by a worker that could not make it now; nobody takes it before the instant. */
    void putBack(String exportId, Instant notBefore) {
        jdbc.sql("UPDATE walker_export SET taken_at = ? WHERE export_id = ? AND state = 'preparing'")
                .params(utc(notBefore.minus(TAKEN_FOR)), exportId)
                .update();
    }

    /** False where the order was erased or taken over meanwhile: then nothing more is kept of this archive. */
    @Transactional
    public boolean keep(Taken taken, int piece, byte[] bytes, Instant now) {
        boolean mine = touch(taken, "preparing", now);
        if (mine) {
            jdbc.sql("INSERT INTO walker_export_piece (export_id, piece, bytes) VALUES (?, ?, ?)")
                    .params(taken.export().exportId(), piece, bytes)
                    .update();
        }
        return mine;
    }

    /** In the caller's transaction; false where it was erased or taken over meanwhile. */
    boolean finish(Taken taken, Instant now) {
        return touch(taken, READY, now);
    }

    /** Holds the row until the transaction ends: an erasure waits, and then finds every piece. */
    private boolean touch(Taken taken, String state, Instant now) {
        return jdbc.sql("""
                UPDATE walker_export SET state = ?, taken_at = ? WHERE export_id = ? AND attempt = ?
                AND state = 'preparing'""")
                        .params(state, utc(now), taken.export().exportId(), taken.attempt())
                        .update()
                == 1;
    }

    /** Empty after the last. */
    Optional<byte[]> piece(String exportId, int piece) {
        return jdbc.sql("SELECT bytes FROM walker_export_piece WHERE export_id = ? AND piece = ?")
                .params(exportId, piece)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    long size(String exportId) {
        return jdbc.sql("SELECT COALESCE(SUM(OCTET_LENGTH(bytes)), 0) FROM walker_export_piece WHERE export_id = ?")
                .param(exportId)
                .query(Long.class)
                .single();
    }

    @Transactional
    public void sweep(Instant now) {
        delete(lock("WHERE expires_at < ? LIMIT 100", utc(now)));
    }

    @Override
    public void erase(String walkerId) {
        delete(lock("WHERE walker_id = ?", walkerId));
    }

    private List<String> lock(String where, Object param) {
        return jdbc.sql("SELECT export_id FROM walker_export " + where + " FOR UPDATE")
                .param(param)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Their rows are locked: nobody adds a piece. */
    private void delete(List<String> exportIds) {
        exportIds.forEach(exportId -> {
            deletePieces(exportId);
            jdbc.sql("DELETE FROM walker_export WHERE export_id = ?")
                    .param(exportId)
                    .update();
        });
    }

    private void deletePieces(String exportId) {
        jdbc.sql("DELETE FROM walker_export_piece WHERE export_id = ?")
                .param(exportId)
                .update();
    }

    private Optional<Asked> asked(String where, Object... params) {
        return jdbc.sql("SELECT export_id, walker_id, state, asked_at, expires_at FROM walker_export " + where)
                .params(params)
                .query((row, n) -> asked(row))
                .optional();
    }

    private static Asked asked(ResultSet row) throws SQLException {
        return new Asked(
                row.getString("export_id"),
                row.getString("walker_id"),
                row.getString("state"),
                row.getObject("asked_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject("expires_at", LocalDateTime.class).toInstant(ZoneOffset.UTC));
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
