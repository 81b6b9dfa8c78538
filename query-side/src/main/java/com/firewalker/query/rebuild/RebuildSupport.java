package com.firewalker.query.rebuild;

import com.firewalker.query.projection.RunningRebuilds;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Settings of this package, and what others may know of it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RebuildSettings.class)
class RebuildSupport {

    @Bean
    RunningRebuilds runningRebuilds(Rebuilds rebuilds, MeterRegistry meters) {
        Gauge.builder("firewalker.rebuild.progress", rebuilds, RebuildSupport::leastPercent)
                .description("percent of the rebuild that is least advanced; 100 where none runs")
                .register(meters);
        return name -> rebuilds.runningOn(name).stream()
                .filter(rebuild -> rebuild.plan().mode() != RebuildMode.VERIFICATION)
                .findFirst()
                .map(rebuild -> new RunningRebuilds.Running(
                        rebuild.id(),
                        rebuild.plan().mode().word(),
                        rebuild.state().word(),
                        rebuilds.progress(rebuild.id()).percent()));
    }

    private static double leastPercent(Rebuilds rebuilds) {
        return rebuilds.running().stream()
                .mapToDouble(rebuild -> rebuilds.progress(rebuild.id()).percent())
                .min()
                .orElse(100);
    }
}
