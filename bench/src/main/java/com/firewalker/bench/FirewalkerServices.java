package com.firewalker.bench;

import com.firewalker.bench.measure.Stores;
import com.firewalker.command.CommandSideApplication;
import com.firewalker.local.embedded.Ports;
import com.firewalker.query.QuerySideApplication;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Firewalker's own services as they are, on the servers of the benchmark. */
final class FirewalkerServices implements AutoCloseable {
    private static final String NOT_FOR_COMMANDS = String.join(
            ",",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration");
    private static final String NOT_FOR_QUERIES =
            "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration";

    private final ConfigurableApplicationContext command;
    private final int grpc;
    private @Nullable ConfigurableApplicationContext query;

    private FirewalkerServices(ConfigurableApplicationContext command, int grpc) {
        this.command = command;
        this.grpc = grpc;
    }

    /** The command side alone: what is written is measured first without anybody reading along. */
    static FirewalkerServices start(Stores stores) {
        int grpc = Ports.free(0, "gRPC");
        Map<String, Object> settings = settings(stores, grpc);
        return new FirewalkerServices(
                run(CommandSideApplication.class, "command-side", NOT_FOR_COMMANDS, settings), grpc);
    }

    /** The query side joins and follows from the beginning of the ledger. */
    ConfigurableApplicationContext startQueries(Stores stores) {
        Map<String, Object> settings = settings(stores, Ports.free(0, "gRPC"));
        settings.put("firewalker.jwks-url", "http://127.0.0.1:" + port(command) + "/.well-known/jwks.json");
        settings.put("firewalker.command-grpc", "127.0.0.1:" + grpc);
        query = run(QuerySideApplication.class, "query-side", NOT_FOR_QUERIES, settings);
        return query;
    }

    private static Map<String, Object> settings(Stores stores, int grpc) {
        Map<String, Object> settings = new HashMap<>(stores.settings());
        settings.put("firewalker.service-secret", "0123456789abcdef0123456789abcdef");
        settings.put("spring.grpc.server.port", grpc);
        return settings;
    }

    private static ConfigurableApplicationContext run(
            Class<?> app, String name, String exclude, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("spring.config.name", name);
        all.put("spring.autoconfigure.exclude", exclude);
        all.put("spring.main.banner-mode", "off");
        all.put("server.port", 0);
        all.put("management.server.port", 0);
        all.put("server.tomcat.max-keep-alive-requests", -1);
        all.put("logging.level.root", "warn");
        String[] arguments = all.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(app)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .run(arguments);
    }

    ConfigurableApplicationContext command() {
        return command;
    }

    int grpcPort() {
        return grpc;
    }

    static int port(ConfigurableApplicationContext app) {
        return app.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @Override
    public void close() {
        if (query != null) {
            query.close();
        }
        command.close();
    }
}
