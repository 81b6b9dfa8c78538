package com.firewalker.command.operator;

import com.firewalker.command.Utc;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets of operators' second factors, and the hashes of recovery codes. */
@Repository
class FactorRows {

    /** @param confirmed whether a first code has shown that its owner has it */
    record Row(byte[] secret, boolean confirmed) {}

    private final JdbcClient jdbc;

    FactorRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(String name) {
        return jdbc.sql("SELECT secret, confirmed_at FROM operator_factor WHERE name = ?")
                .param(name)
                .query((row, n) -> new Row(row.getBytes("secret"), row.getObject("confirmed_at") != null))
                .optional();
    }

    void begin(String name, byte[] secret, Collection<byte[]> recovery, Instant now) {
        erase(name);
        jdbc.sql("INSERT INTO operator_factor (name, secret, last_step, begun_at) VALUES (?, ?, 0, ?)")
                .params(name, secret, Utc.of(now))
                .update();
        recovery.forEach(code -> jdbc.sql("INSERT INTO operator_recovery (name, code_hash) VALUES (?, ?)")
                .params(name, code)
                .update());
    }

    void confirm(String name, Instant now) {
        jdbc.sql("UPDATE operator_factor SET confirmed_at = ? WHERE name = ? AND confirmed_at IS NULL")
                .params(Utc.of(now), name)
                .update();
    }

    /** True for the one who used it. */
    boolean useStep(String name, long step) {
        return jdbc.sql("UPDATE operator_factor SET last_step = ? WHERE name = ? AND last_step < ?")
                        .params(step, name, step)
                        .update()
                == 1;
    }

    /** True for the one who used it. */
    boolean useRecovery(String name, byte[] hash) {
        return jdbc.sql("DELETE FROM operator_recovery WHERE name = ? AND code_hash = ?")
                        .params(name, hash)
                        .update()
                == 1;
    }

    void erase(String name) {
        jdbc.sql("DELETE FROM operator_recovery WHERE name = ?").param(name).update();
        jdbc.sql("DELETE FROM operator_factor WHERE name = ?").param(name).update();
    }
}
