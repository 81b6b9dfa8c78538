package com.firewalker.command.totp;

import com.firewalker.command.Utc;
import com.firewalker.command.account.PersonalData;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets of second factors, and the hashes of recovery codes. */
@Repository
class TotpRows implements PersonalData {

    /** @param lastStep the newest time step whose code was used: none is used twice */
    record Row(byte[] secret, long lastStep, boolean confirmed) {}

    private final JdbcClient jdbc;

    TotpRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(String walkerId) {
        return jdbc.sql("SELECT secret, last_step, confirmed_at FROM totp WHERE walker_id = ?")
                .param(walkerId)
                .query((row, n) -> new Row(row.getBytes(1), row.getLong(2), row.getObject(3) != null))
                .optional();
    }

    void begin(String walkerId, byte[] secret, Collection<byte[]> recovery, Instant now) {
        erase(walkerId);
        jdbc.sql("INSERT INTO totp (walker_id, secret, last_step, begun_at) VALUES (?, ?, 0, ?)")
                .params(walkerId, secret, Utc.of(now))
                .update();
        recovery.forEach(code -> jdbc.sql("INSERT INTO totp_recovery (walker_id, code_hash) VALUES (?, ?)")
                .params(walkerId, code)
                .update());
    }

    void confirm(String walkerId, Instant now) {
        jdbc.sql("UPDATE totp SET confirmed_at = ? WHERE walker_id = ? AND confirmed_at IS NULL")
                .params(Utc.of(now), walkerId)
                .update();
    }

    /** True for the one who used it. */
    boolean useStep(String walkerId, long step) {
        return jdbc.sql("UPDATE totp SET last_step = ? WHERE walker_id = ? AND last_step < ?")
                        .params(step, walkerId, step)
                        .update()
                == 1;
    }

    /** True for the one who used it. */
    boolean useRecovery(String walkerId, byte[] hash) {
        return jdbc.sql("DELETE FROM totp_recovery WHERE walker_id = ? AND code_hash = ?")
                        .params(walkerId, hash)
                        .update()
                == 1;
    }

    @Override
    public void erase(String walkerId) {
        jdbc.sql("DELETE FROM totp_recovery WHERE walker_id = ?")
                .param(walkerId)
                .update();
        jdbc.sql("DELETE FROM totp WHERE walker_id = ?").param(walkerId).update();
    }
}
