package com.firewalker.command.session;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which refresh token of a family is current: one key per family, whose value and expiry are always set together.
 */
@Component
class RefreshRecords {

    static final Duration GRACE = Duration.ofSeconds(30);
    static final String PREFIX = "refresh:";
    static final String REVOKED = "revoked";

    private static final String ROTATE = script();

    /** What the script found. */
    enum Outcome {
        ROTATED,
        GRACE,
        MISSING,
        BEHIND,
        REVOKED,
        WRONG,
        REUSED
    }

    /** @param sealed the successor handed out before, in the grace only */
    record Rotation(
            Outcome outcome, int generation, @Nullable String sealed) {}

    private final TokenRedis redis;

    RefreshRecords(TokenRedis redis) {
        this.redis = redis;
    }

    void begin(RefreshToken token, Instant now, long secondsToLive) {
        String record = token.generation() + ":" + token.hash() + "::" + now.toEpochMilli();
        redis.call(r -> r.set(key(token.familyHash()), record, SetArgs.Builder.ex(secondsToLive)));
    }

    Rotation rotate(RefreshToken presented, RefreshToken next, int durable, Instant now, long secondsToLive) {
        String[] keys = {key(presented.familyHash()), successorKey(presented.familyHash())};
        String[] args = {
            String.valueOf(presented.generation()),
            presented.hash(),
            next.hash(),
            presented.seal(next),
            String.valueOf(now.toEpochMilli()),
            String.valueOf(secondsToLive),
            String.valueOf(durable),
            String.valueOf(GRACE.toMillis())
        };
        List<?> answer = redis.call(r -> run(r, keys, args));
        Outcome outcome = Outcome.valueOf(String.valueOf(answer.get(0)).toUpperCase(java.util.Locale.ROOT));
        int generation = answer.size() > 1 ? Math.toIntExact((Long) answer.get(1)) : 0;
        return new Rotation(outcome, generation, answer.size() > 2 ? String.valueOf(answer.get(2)) : null);
    }

    /** From now on this family is known to be over, even to a database restored to yesterday. */
    void revoke(byte[] family, long secondsToLive) {
        redis.call(r -> {
            r.set(key(family), REVOKED, SetArgs.Builder.ex(secondsToLive));
            return r.del(successorKey(family));
        });
    }

    /** Nothing of the family is left. */
    void forget(byte[] family) {
        redis.call(r -> r.del(key(family), successorKey(family)));
    }

    static String key(byte[] family) {
        return PREFIX + "{" + Base64.getUrlEncoder().withoutPadding().encodeToString(family) + "}";
    }

    private static String successorKey(byte[] family) {
        return key(family) + ":successor";
    }

    private static List<?> run(RedisCommands<String, String> redis, String[] keys, String[] args) {
        try {
            return redis.evalsha(redis.digest(ROTATE), ScriptOutputType.MULTI, keys, args);
        } catch (RedisNoScriptException e) {
            return redis.eval(ROTATE, ScriptOutputType.MULTI, keys, args);
        }
    }

    private static String script() {
        try (InputStream lua =
                Objects.requireNonNull(RefreshRecords.class.getResourceAsStream("rotate.lua"), "rotate.lua")) {
            return new String(lua.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
