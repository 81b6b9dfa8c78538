package com.firewalker.platform.ledger.lane;

import com.firewalker.platform.data.PrimaryData;
import com.firewalker.platform.ledger.LedgerWritingConfiguration;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.testing.Servers;
import com.firewalker.proto.LedgerEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A service that only writes. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PrimaryData.class, LedgerWritingConfiguration.class, Goal.class})
public class WritingApp {

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(LedgerEvents.files());
    }

    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    public static ConfigurableApplicationContext start(String... properties) {
        return start(WritingApp.class, "firewalker_command", properties);
    }

    public static ConfigurableApplicationContext startOn(Ledgers.Server server) {
        return start(
                "firewalker.mysql.url=" + server.url(),
                "firewalker.mysql.user=" + server.user(),
                "firewalker.mysql.password=" + server.password());
    }

    public static ConfigurableApplicationContext start(Class<?> app, String schema, String... properties) {
        Map<String, Object> settings = new java.util.HashMap<>(Servers.properties());
        settings.put("firewalker.mysql.schema", schema);
        return new SpringApplicationBuilder(app)
                .web(WebApplicationType.NONE)
                .properties(settings)
                .properties(
                        "spring.config.name=platform-defaults",
                        "spring.flyway.enabled=false",
                        "spring.grpc.server.enabled=false",
                        "logging.level.root=warn")
                .properties(properties)
                .run();
    }
}
