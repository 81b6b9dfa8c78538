package com.firewalker.command.totp;

import com.firewalker.command.Utc;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secrets of second factors, and the hashes of recovery codes, in the two tables of one kind of owner. */
public abstract class FactorTables {

    /** @param confirmed whether a first code has shown that its owner has it */
    public record Row(byte[] secret, boolean confirmed) {}

    private final JdbcClient jdbc;
    private final String factor;
    private final String recovery;
    private final String owner;

    /** @param owner the column that names the owner, in both tables */
    protected FactorTables(JdbcClient jdbc, String factor, String recovery, String owner) {
        this.jdbc = jdbc;
        this.factor = factor;
        this.recovery = recovery;
        this.owner = owner;
    }

    public Optional<Row> find(String name) {
        return jdbc.sql("SELECT secret, confirmed_at FROM %s WHERE %s = ?".formatted(factor, owner))
                .param(name)
                .query((row, n) -> new Row(row.getBytes("secret"), row.getObject("confirmed_at") != null))
                .optional();
    }

    public void begin(String name, byte[] secret, Collection<byte[]> codes, Instant now) {
        erase(name);
        jdbc.sql("INSERT INTO %s (%s, secret, last_step, begun_at) VALUES (?, ?, 0, ?)".formatted(factor, owner))
                .params(name, secret, Utc.of(now))
                .update();
        codes.forEach(code -> jdbc.sql("INSERT INTO %s (%s, code_hash) VALUES (?, ?)".formatted(recovery, owner))
                .params(name, code)
                .update());
    }

    public void confirm(String name, Instant now) {
        jdbc.sql("UPDATE %s SET confirmed_at = ? WHERE %s = ? AND confirmed_at IS NULL".formatted(factor, owner))
                .params(Utc.of(now), name)
                .update();
    }

    /** True for the one who used it: no code of a step, or of one before, is used twice. */
    public boolean useStep(String name, long step) {
        return jdbc.sql("UPDATE %s SET last_step = ? WHERE %s = ? AND last_step < ?".formatted(factor, owner))
                        .params(step, name, step)
                        .update()
                == 1;
    }

    /** True for the one who used it. */
    public boolean useRecovery(String name, byte[] hash) {
        return jdbc.sql("DELETE FROM %s WHERE %s = ? AND code_hash = ?".formatted(recovery, owner))
                        .params(name, hash)
                        .update()
                == 1;
    }

    public void erase(String name) {
        jdbc.sql("DELETE FROM %s WHERE %s = ?".formatted(recovery, owner))
                .param(name)
                .update();
        jdbc.sql("DELETE FROM %s WHERE %s = ?".formatted(factor, owner))
                .param(name)
                .update();
    }
}
