package com.firewalker.platform.web;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The kept first answers, in the service's own schema, for 24 hours; times are the database's. */
public final class FirstAnswers {

    private static final String NOW = "UTC_TIMESTAMP(6)";
    private static final int SWEEP_ONE_IN = 64;

    enum Kind {
        WON,
        ANSWERED,
        REUSED,
        UNDER_WAY
    }

    record Claim(Kind kind, @Nullable FirstAnswer answer) {}

    private record Row(byte[] fingerprint, @Nullable Integer status, byte @Nullable [] answer, boolean stale) {}

    private final JdbcClient jdbc;

    FirstAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Claim claim(IdempotentRequest asked) {
        sweepNowAndThen();
        for (int attempt = 0; attempt < 3; attempt++) {
            if (insert(asked)) {
                return new Claim(Kind.WON, null);
            }
            Row row = find(asked);
            if (row != null) {
                return claim(asked, row);
            }
        }
        return new Claim(Kind.UNDER_WAY, null);
    }

    private Claim claim(IdempotentRequest asked, Row row) {
        if (!Arrays.equals(row.fingerprint, asked.fingerprint)) {
            return new Claim(Kind.REUSED, null);
        }
        if (row.status != null && row.answer != null) {
            return new Claim(Kind.ANSWERED, FirstAnswer.fromBytes(asked.open(row.answer)));
        }
        return new Claim(row.stale && takeOver(asked) ? Kind.WON : Kind.UNDER_WAY, null);
    }

    void settle(IdempotentRequest asked, FirstAnswer answer) {
        jdbc.sql("UPDATE web_idempotency SET status = ?, answer = ? WHERE scope = ?")
                .params(answer.status(), asked.seal(answer.toBytes()), asked.scope)
                .update();
    }

    void release(IdempotentRequest asked) {
        jdbc.sql("DELETE FROM web_idempotency WHERE scope = ? AND status IS NULL")
                .param(asked.scope)
                .update();
    }

    /** Forgets what one walker was answered, as erasure demands. */
    public void forget(String walkerId) {
        jdbc.sql("DELETE FROM web_idempotency WHERE caller = ?")
                .param(IdempotentRequest.callerHash("walker:" + walkerId))
                .update();
    }

    private boolean insert(IdempotentRequest asked) {
        return jdbc.sql("INSERT IGNORE INTO web_idempotency (scope, caller, fingerprint, taken_until, expires_at)"
                                + " VALUES (?, ?, ?, " + NOW + " + INTERVAL 60 SECOND, " + NOW + " + INTERVAL 24 HOUR)")
                        .params(asked.scope, asked.caller, asked.fingerprint)
                        .update()
                == 1;
    }

    private @Nullable Row find(IdempotentRequest asked) {
        jdbc.sql("DELETE FROM web_idempotency WHERE scope = ? AND expires_at < " + NOW)
                .param(asked.scope)
                .update();
        return jdbc.sql("SELECT fingerprint, status, answer, taken_until < " + NOW
                        + " AS stale FROM web_idempotency WHERE scope = ?")
                .param(asked.scope)
                .query((row, n) -> new Row(
                        row.getBytes("fingerprint"),
                        row.getObject("status") == null ? null : row.getInt("status"),
                        row.getBytes("answer"),
                        row.getBoolean("stale")))
                .optional()
                .orElse(null);
    }

    /** The first instance died before it answered: exactly one other may try again. */
    private boolean takeOver(IdempotentRequest asked) {
        return jdbc.sql("UPDATE web_idempotency SET taken_until = " + NOW + " + INTERVAL 60 SECOND"
                                + " WHERE scope = ? AND status IS NULL AND taken_until < " + NOW)
                        .param(asked.scope)
                        .update()
                == 1;
    }

    private void sweepNowAndThen() {
        if (ThreadLocalRandom.current().nextInt(SWEEP_ONE_IN) == 0) {
            jdbc.sql("DELETE FROM web_idempotency WHERE expires_at < " + NOW + " LIMIT 500")
                    .update();
        }
    }
}
