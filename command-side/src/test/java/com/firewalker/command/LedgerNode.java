package com.firewalker.command;

import com.firewalker.platform.data.PrimaryData;
import com.firewalker.platform.ledger.LedgerWritingConfiguration;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.testing.Servers;
import com.firewalker.proto.LedgerEvents;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** A node that writes to the ledger, with nothing but the packages that a test names; without web and gRPC. */
public final class LedgerNode {

    private LedgerNode() {}

    /** Not a {@code @Configuration}: the service's own scan must not find it. */
    @EnableAutoConfiguration
    @Import({PrimaryData.class, LedgerWritingConfiguration.class})
    static class Foundations {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        EventTypes eventTypes() {
            return EventTypes.of(LedgerEvents.files());
        }
    }

    public static ConfigurableApplicationContext start(String... packages) {
        return start(context -> {}, packages);
    }

    public static ConfigurableApplicationContext start(
            ApplicationContextInitializer<GenericApplicationContext> more, String... packages) {
        return new SpringApplicationBuilder(Foundations.class)
                .web(WebApplicationType.NONE)
                .initializers(
                        more,
                        (GenericApplicationContext context) ->
                                new ClassPathBeanDefinitionScanner(context).scan(packages))
                .properties("spring.config.name=command-side")
                .run(arguments());
    }

    /** As arguments, for these go before the service's own settings. */
    private static String[] arguments() {
        return Stream.concat(
                        Servers.properties().entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue()),
                        Stream.of("--spring.grpc.server.enabled=false", "--logging.level.root=warn"))
                .toArray(String[]::new);
    }
}
