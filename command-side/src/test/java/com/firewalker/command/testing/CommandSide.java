package com.firewalker.command.testing;

import com.firewalker.command.CommandSideApplication;
import com.firewalker.platform.testing.Servers;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** One command side for all tests of a JVM, and as many more as a test starts for itself. */
public final class CommandSide implements AutoCloseable {

    public static final String PASSWORD = "seven quiet herons";

    private final ConfigurableApplicationContext context;
    private final Http http;

    private CommandSide(ConfigurableApplicationContext context) {
        this.context = context;
        this.http = new Http(
                URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port")));
    }

    public static CommandSide running() {
        return Holder.ONE;
    }

    /** Another instance on the same servers; what is given replaces what tests usually set. */
    public static CommandSide start(Map<String, String> more) {
        Map<String, Object> settings = new LinkedHashMap<>(Servers.properties());
        settings.put("spring.config.name", CommandSideApplication.SETTINGS);
        settings.put("server.port", "0");
        settings.put("management.server.port", "0");
        settings.put("spring.grpc.server.port", "0");
        settings.put("firewalker.throttle.login-address.burst", "100000");
        settings.put("firewalker.exports.look-every", "1h");
        settings.put("firewalker.mail.dir", Mailbox.DIRECTORY.toString());
        settings.put("firewalker.mail.look-every", "100ms");
        settings.put("firewalker.web.base-url", "https://walk.example");
        settings.put("firewalker.s3.access-key", "nobody");
        settings.put("firewalker.s3.secret-key", "nothing");
        settings.putAll(more);
        String[] args = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new CommandSide(new SpringApplicationBuilder(CommandSideApplication.class).run(args));
    }

    public Http http() {
        return http;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String property(String name) {
        return String.valueOf(context.getEnvironment().getProperty(name));
    }

    /** A new walker of that name, logged in. */
    public Somebody somebody(String name) {
        String email = name.toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@example.com";
        JsonNode registered =
                http.post("/v1/walkers", registration(email, name)).expect(201);
        Somebody walker = new Somebody(
                registered.get("walkerId").asString(),
                email,
                registered.get("friendCode").asString(),
                "",
                "",
                "");
        return logIn(walker);
    }

    public Somebody logIn(Somebody walker) {
        JsonNode granted = http.post("/v1/sessions", Map.of("email", walker.email(), "password", PASSWORD))
                .expect(201);
        return walker.with(granted);
    }

    public static Map<String, Object> registration(String email, String name) {
        return Map.of("email", email, "password", PASSWORD, "displayName", name, "timeZone", "Europe/Berlin");
    }

    @Override
    public void close() {
        context.close();
    }

    private static final class Holder {
        private static final CommandSide ONE = start(Map.of());

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(ONE::close, "stop-command-side"));
        }
    }
}
