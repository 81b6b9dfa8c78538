package com.firewalker.bench.peer.empty;

import com.firewalker.bench.peer.Peers;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same web server, and a controller that neither reads nor writes. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(EmptyApp.Nothing.class)
public class EmptyApp {

    @RestController
    static class Nothing {
        record Answer(int total) {}

        @PostMapping("/v1/me/steps")
        Answer nothing() {
            return new Answer(0);
        }
    }

    public static ConfigurableApplicationContext start() {
        String noData = Peers.withoutJpa().get("spring.autoconfigure.exclude")
                + ",org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";
        return Peers.start(
                EmptyApp.class,
                WebApplicationType.SERVLET,
                Map.of(
                        "spring.autoconfigure.exclude",
                        noData,
                        "axon.axonserver.enabled",
                        "false",
                        "axon.update-check.disabled",
                        "true",
                        "axon.serializer.general",
                        "jackson3"));
    }
}
