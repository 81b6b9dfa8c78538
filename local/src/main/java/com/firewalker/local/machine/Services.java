package com.firewalker.local.machine;

import com.firewalker.command.CommandSideApplication;
import com.firewalker.local.gateway.Service;
import com.firewalker.notification.NotificationApplication;
import com.firewalker.query.QuerySideApplication;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The three services, each with a Spring context of its own, started side by side. */
final class Services implements AutoCloseable {

    private static final String JPA = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
            + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";
    private static final String SCHEDULER = "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration";

    private static final Map<Service, Class<?>> APPLICATIONS = Map.of(
            Service.COMMAND, CommandSideApplication.class,
            Service.QUERY, QuerySideApplication.class,
            Service.NOTIFICATION, NotificationApplication.class);

    /** The class path here is that of all services together: none may take up what another one brought. */
    private static final Map<Service, String> OTHERS = Map.of(
            Service.COMMAND, JPA + "," + SCHEDULER,
            Service.QUERY, SCHEDULER,
            Service.NOTIFICATION, JPA + "," + SCHEDULER);

    private final Map<Service, ConfigurableApplicationContext> contexts;

    private Services(Map<Service, ConfigurableApplicationContext> contexts) {
        this.contexts = contexts;
    }

    static Services start(MachinePorts ports, Map<String, String> settings) {
        Map<Service, CompletableFuture<ConfigurableApplicationContext>> starting = new EnumMap<>(Service.class);
        Map<Service, ConfigurableApplicationContext> started = new EnumMap<>(Service.class);
        ExecutorService starters = Executors.newFixedThreadPool(APPLICATIONS.size());
        try {
            for (Service service : Service.values()) {
                starting.put(
                        service,
                        CompletableFuture.supplyAsync(() -> run(service, ports.of(service), settings), starters));
            }
            RuntimeException failure = null;
            for (Service service : Service.values()) {
                try {
                    started.put(
                            service,
                            Objects.requireNonNull(starting.get(service)).join());
                } catch (CompletionException e) {
                    failure = failure != null
                            ? failure
                            : new MachineException(service.title() + " does not start: " + rootMessage(e), e);
                }
            }
            Services services = new Services(started);
            if (failure != null) {
                services.close();
                throw failure;
            }
            return services;
        } finally {
            starters.shutdown();
        }
    }

    /** Side by side, as they start; not in the JVM's common pool, which what is closed may need. */
    @Override
    public void close() {
        ExecutorService closers = Executors.newFixedThreadPool(APPLICATIONS.size());
        try {
            CompletableFuture.allOf(contexts.values().stream()
                            .map(context -> CompletableFuture.runAsync(context::close, closers))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            closers.shutdown();
        }
    }

    /** Starts a service in this JVM. */
    static ConfigurableApplicationContext run(
            Service service, MachinePorts.ServicePorts ports, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.config.name=" + service.title(),
                "--spring.autoconfigure.exclude=" + OTHERS.get(service),
                "--spring.main.banner-mode=off",
                "--server.address=127.0.0.1",
                "--server.port=" + ports.http(),
                "--spring.grpc.server.address=127.0.0.1",
                "--spring.grpc.server.port=" + ports.grpc(),
                "--management.server.address=127.0.0.1",
                "--management.server.port=" + ports.management(),
                "--server.tomcat.max-keep-alive-requests=-1",
                "--server.tomcat.keep-alive-timeout=10m"));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new SpringApplicationBuilder(Objects.requireNonNull(APPLICATIONS.get(service)))
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .run(arguments.toArray(String[]::new));
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
