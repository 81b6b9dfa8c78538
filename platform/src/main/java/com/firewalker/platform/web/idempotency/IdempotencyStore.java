package com.firewalker.platform.web.idempotency;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The kept first answers, in the service's own schema, for 24 hours; times are the database's. */
public final class IdempotencyStore {

    private static final String NOW = "UTC_TIMESTAMP(6)";
    private static final int SWEEP_ONE_IN = 64;
    private static final Duration CLAIM = Duration.ofSeconds(60);
    private static final int MOST_UNRELEASED = 10_000;
    private static final Logger log = LoggerFactory.getLogger(IdempotencyStore.class);

    enum Kind {
        WON,
        ANSWERED,
        REUSED,
        UNDER_WAY
    }

    record Claim(Kind kind, @Nullable StoredResponse answer) {}

    private record Row(byte[] fingerprint, @Nullable Integer status, byte @Nullable [] answer, boolean stale) {}

    private final JdbcClient jdbc;

    /** Requests of this instance that ended without an answer while the database did not take the news. */
    private final Cache<ByteBuffer, Boolean> unreleased = Caffeine.newBuilder()
            .expireAfterWrite(CLAIM)
            .maximumSize(MOST_UNRELEASED)
            .build();

    public IdempotencyStore(JdbcClient jdbc) {
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
            return new Claim(Kind.ANSWERED, StoredResponse.fromBytes(asked.open(row.answer)));
        }
        return new Claim(takeOver(asked, row.stale) ? Kind.WON : Kind.UNDER_WAY, null);
    }

    /** What was done is done: a caller hears of it also where it cannot be kept for a repetition. */
    void settle(IdempotentRequest asked, StoredResponse answer) {
        try {
            jdbc.sql("UPDATE web_idempotency SET status = ?, answer = ? WHERE scope = ?")
                    .params(answer.status(), asked.seal(answer.toBytes()), asked.scope)
                    .update();
        } catch (DataAccessException e) {
            log.warn("a response could not be stored for repetitions of its request: {}", e.getMessage());
        }
    }

    void release(IdempotentRequest asked) {
        try {
            jdbc.sql("DELETE FROM web_idempotency WHERE scope = ? AND status IS NULL")
                    .param(asked.scope)
                    .update();
        } catch (DataAccessException e) {
            log.warn("a request that ended without an answer is released later: {}", e.getMessage());
            unreleased.put(ByteBuffer.wrap(asked.scope), true);
        }
    }

    /** Forgets what one walker was answered, as erasure demands. */
    public void forget(String walkerId) {
        jdbc.sql("DELETE FROM web_idempotency WHERE caller = ?")
                .param(IdempotentRequest.callerHash("walker:" + walkerId))
                .update();
    }

    private boolean insert(IdempotentRequest asked) {
        return jdbc.sql("INSERT IGNORE INTO web_idempotency (scope, caller, fingerprint, taken_until, expires_at)"
                                + " VALUES (?, ?, ?, " + NOW + " + INTERVAL " + CLAIM.toSeconds() + " SECOND, " + NOW
                                + " + INTERVAL 24 HOUR)")
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

    /** The first request ended without a word, or its instance died: exactly one other may try again. */
    private boolean takeOver(IdempotentRequest asked, boolean stale) {
        if (unreleased.asMap().remove(ByteBuffer.wrap(asked.scope)) != null) {
            return retake(asked, "status IS NULL");
        }
        return stale && retake(asked, "status IS NULL AND taken_until < " + NOW);
    }

    private boolean retake(IdempotentRequest asked, String where) {
        return jdbc.sql("UPDATE web_idempotency SET taken_until = " + NOW + " + INTERVAL " + CLAIM.toSeconds()
                                + " SECOND WHERE scope = ? AND " + where)
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
