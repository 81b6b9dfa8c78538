package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.Api;
import com.firewalker.local.gateway.Service;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service says of itself is said on its management port only. Cites reliability.md S13. */
@Tag("S13")
class PublicPortsIT {

    private static final Map<Service, URI> SERVICES = OneMachine.machine().services();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/health/readiness",
                "/actuator/info",
                "/actuator/prometheus",
                "/actuator/env",
                "/actuator/heapdump"
            })
    void showNothingOfTheManagement(String path) {
        assertThat(SERVICES).hasSize(3);
        SERVICES.forEach((service, uri) -> assertThat(
                        new Api(uri, Duration.ZERO).get(path, Tokens.operator()).status())
                .as(service + path)
                .isEqualTo(404));
        assertThat(new Api(OneMachine.machine().uri(), Duration.ZERO)
                        .get(path, null)
                        .status())
                .as("the front door")
                .isEqualTo(404);
    }
}
