package com.firewalker.command.session;

import com.firewalker.command.account.Credentials;
import com.firewalker.platform.web.Refusal;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.objenesis.SpringObjenesis;

/** Logging in, refreshing and logging out, for simulated clients. */
public final class SimulatedSessions {

    private static final SpringObjenesis WITHOUT_CLIENT = new SpringObjenesis();

    private final Sessions sessions;

    public SimulatedSessions(Object sessions) {
        this.sessions = (Sessions) sessions;
    }

    public record Granted(String session, String refreshToken) {}

    /** To be wired where the product has a client of a real server. */
    public static Object redis(RedisCommands<String, String> commands) {
        Simulated redis = WITHOUT_CLIENT.newInstance(Simulated.class);
        redis.commands = commands;
        return redis;
    }

    /** A key that signs: made once, it takes long. */
    public static AccessTokenIssuer issuer(Path directory, Clock clock) {
        var keys = new SigningKeys(directory, Clock.systemUTC());
        keys.makeIfNone();
        return new AccessTokenIssuer(keys, clock);
    }

    public Granted begin(String walkerId, Instant passwordChangedAt) {
        return granted(sessions.begin(
                new Credentials.Proven(walkerId, passwordChangedAt), Device.of(null, null, "192.0.2.1")));
    }

    public Granted refresh(String token) {
        return granted(sessions.refresh(token));
    }

    public void end(String walkerId, String session) {
        sessions.end(walkerId, session);
    }

    public void endAll(String walkerId) {
        sessions.endAll(walkerId);
    }

    /** Inside a transaction that changes the password; what is returned runs after it. */
    public Runnable endAllFor(String walkerId, String because) {
        return sessions.endAll(walkerId, null, because);
    }

    private static Granted granted(Sessions.Granted granted) {
        return new Granted(granted.sessionId(), granted.refreshToken());
    }

    static class Simulated extends TokenRedis {

        private @Nullable RedisCommands<String, String> commands;

        Simulated() {
            super("redis://localhost");
        }

        @Override
        <T> T call(Function<RedisCommands<String, String>, T> work) {
            if (commands == null) {
                throw new IllegalStateException("no server");
            }
            try {
                return work.apply(commands);
            } catch (RedisException e) {
                throw new Refusal(503, "unavailable", "Sessions cannot be checked now", List.of(), null);
            }
        }
    }
}
