package com.firewalker.bench.peer;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts a peer with nothing around it: the class path here is that of all services together. */
public final class Peers {
    private static final String OTHERS = String.join(
            ",",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
            "org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration");
    private static final String NO_JPA = OTHERS
            + ",org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration"
            + ",org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";

    public static final Map<String, Object> JPA = Map.of(
            "spring.autoconfigure.exclude", OTHERS,
            "spring.jpa.hibernate.ddl-auto", "create",
            "spring.jpa.open-in-view", "false",
            "spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access", "false",
            "spring.jpa.properties.hibernate.dialect", "org.hibernate.dialect.MariaDBDialect");

    private Peers() {}

    public static Map<String, Object> withoutJpa() {
        return Map.of("spring.autoconfigure.exclude", NO_JPA);
    }

    @SafeVarargs
    public static ConfigurableApplicationContext start(
            Class<?> app, WebApplicationType web, Map<String, Object>... settings) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "spring.config.name", "none",
                "spring.main.banner-mode", "off",
                "spring.jmx.enabled", "false",
                "spring.threads.virtual.enabled", "true",
                "spring.grpc.server.enabled", "false",
                "server.port", "0",
                "server.tomcat.max-keep-alive-requests", "-1",
                "management.server.port", "-1",
                "logging.level.root", "warn"));
        for (Map<String, Object> some : settings) {
            all.putAll(some);
        }
        return new SpringApplicationBuilder(app)
                .web(web)
                .registerShutdownHook(false)
                .properties(all)
                .run();
    }
}
