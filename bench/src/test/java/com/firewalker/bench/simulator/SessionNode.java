package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.store.Interference;
import com.firewalker.bench.simulator.store.NodeRedis;
import com.firewalker.bench.simulator.store.SimulatedMySql;
import com.firewalker.bench.simulator.store.SimulatedRedis;
import com.firewalker.command.account.AccountRepository;
import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.session.SimulatedSessions;
import com.firewalker.platform.security.RevokedSessions;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.Field;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.objenesis.SpringObjenesis;

/** The product's sessions as one node has them. */
final class SessionNode extends Program {

    private static final SpringObjenesis WITHOUT_CLIENT = new SpringObjenesis();

    final SimulatedSessions sessions;
    final AccountRepository accounts;

    SessionNode(
            String name,
            SimulatedMySql server,
            SimulatedRedis redis,
            SimulatedClock clock,
            Interference interference,
            AccessTokenIssuer issuer,
            SessionPlant plant) {
        super(name, server, clock, interference, plant.sql());
        parts.with(issuer, denied(), WITHOUT_CLIENT.newInstance(Wiring.named("command.account.Passwords")));
        parts.with(SimulatedSessions.redis(new NodeRedis(redis, interference, plant.lua()).commands()));
        sessions = new SimulatedSessions(parts.get("command.session.Sessions"));
        accounts = parts.get(AccountRepository.class);
    }

    /** Shortens only what expiry does anyway: here without its Redis. */
    private static RevokedSessions denied() {
        RevokedSessions denied = WITHOUT_CLIENT.newInstance(RevokedSessions.class);
        set(denied, "untold", ConcurrentHashMap.newKeySet());
        set(denied, "denied", Caffeine.newBuilder().build());
        set(denied, "store", new AtomicReference<>());
        set(denied, "listeners", List.of());
        return denied;
    }

    private static void set(Object target, String name, Object value) {
        try {
            Field field = target.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(target, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
