package com.firewalker.bench.simulator.store;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.protocol.CommandArgs;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One program's way to Redis, with the interfaces that its client has. */
public final class NodeRedis implements InvocationHandler {

    private final SimulatedRedis server;
    private final Interference interference;
    private final UnaryOperator<String> changed;
    private final Map<String, String> scripts = new HashMap<>();

    /** @param changed a planted fault in a script */
    public NodeRedis(SimulatedRedis server, Interference interference, UnaryOperator<String> changed) {
        this.server = server;
        this.interference = interference;
        this.changed = changed;
    }

    @SuppressWarnings("unchecked")
    public RedisCommands<String, String> commands() {
        return (RedisCommands<String, String>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RedisCommands.class, RedisClusterCommands.class}, this);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
        Object[] given = arguments == null ? new Object[0] : arguments;
        String name = method.getName();
        if (name.equals("digest")) {
            return sha1((String) given[0]);
        }
        interference.asksRedis(name);
        Object answer = answer(name, given);
        interference.redisAnswers(name);
        return answer;
    }

    private @Nullable Object answer(String name, Object[] given) {
        return switch (name) {
            case "evalsha" -> byDigest((String) given[0], given);
            case "eval" -> run((String) given[0], given);
            case "smembers" -> new HashSet<>((List<?>) server.call("SMEMBERS", (String) given[0]));
            case "scan" -> found((ScanArgs) given[given.length - 1]);
            default -> server.call(words(name, given));
        };
    }

    private @Nullable Object byDigest(String digest, Object[] given) {
        String script = scripts.get(digest);
        if (script == null || !server.knows(digest)) {
            throw new RedisNoScriptException("NOSCRIPT");
        }
        return LuaScripts.run(server, changed.apply(script), (String[]) given[2], (String[]) given[3]);
    }

    private @Nullable Object run(String script, Object[] given) {
        String digest = sha1(script);
        scripts.put(digest, script);
        server.learn(digest);
        return byDigest(digest, new Object[] {digest, given[1], given[2], given[3]});
    }

    /** All at once. */
    private KeyScanCursor<String> found(ScanArgs asked) {
        CommandArgs<String, String> written = new CommandArgs<>(StringCodec.UTF8);
        asked.build(written);
        String pattern = new String(
                Base64.getDecoder().decode(written.toCommandString().replaceFirst(".*MATCH (\\S+).*", "$1")));
        var cursor = new KeyScanCursor<String>();
        cursor.setCursor("0");
        cursor.setFinished(true);
        server.keys().stream()
                .filter(key -> key.startsWith(pattern.substring(0, pattern.length() - 1)))
                .forEach(cursor.getKeys()::add);
        return cursor;
    }

    private static String sha1(String script) {
        return Sha1.of(script);
    }

    private static String[] words(String name, Object[] given) {
        List<String> words = new ArrayList<>();
        words.add(name.toUpperCase(Locale.ROOT));
        for (Object one : given) {
            if (one instanceof SetArgs options) {
                CommandArgs<String, String> written = new CommandArgs<>(StringCodec.UTF8);
                options.build(written);
                words.addAll(List.of(written.toCommandString().split(" ")));
            } else if (one instanceof Object[] several) {
                for (Object each : several) {
                    words.add(String.valueOf(each));
                }
            } else {
                words.add(String.valueOf(one));
            }
        }
        return words.toArray(String[]::new);
    }
}
