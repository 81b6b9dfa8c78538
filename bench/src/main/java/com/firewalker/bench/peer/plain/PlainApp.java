package com.firewalker.bench.peer.plain;

import com.firewalker.bench.measure.Stores;
import com.firewalker.bench.peer.Peers;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** Spring Boot, Spring Data JPA, two tables. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EntityScan(basePackageClasses = PlainApp.class)
@EnableJpaRepositories(basePackageClasses = PlainApp.class, considerNestedRepositories = true)
@Import({PlainController.class, PlainSteps.class})
public class PlainApp {

    public static ConfigurableApplicationContext start(Stores stores) {
        return Peers.start(
                PlainApp.class,
                WebApplicationType.SERVLET,
                stores.springSettings("bench_plain"),
                Map.of(
                        "axon.axonserver.enabled", "false",
                        "axon.update-check.disabled", "true",
                        "axon.serializer.general", "jackson3"),
                Peers.JPA);
    }
}
