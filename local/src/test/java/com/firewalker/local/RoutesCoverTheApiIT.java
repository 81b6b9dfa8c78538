package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.client.Api;
import com.firewalker.local.gateway.Routes;
import com.firewalker.local.gateway.Service;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The front door's table against what the services say of themselves. */
class RoutesCoverTheApiIT {

    @Test
    void leadEveryOperationToTheServiceThatHasIt() {
        Map<String, Service> asked = new TreeMap<>();
        Map<String, Service> led = new TreeMap<>();
        OneMachine.machine().services().forEach((service, uri) -> {
            for (String operation : operations(new Api(uri, Duration.ofSeconds(30)))) {
                String[] parts = operation.split(" ");
                asked.put(operation, service);
                Routes.serviceOf(parts[0], parts[1].replaceAll("\\{[^}]*}", "x"))
                        .ifPresent(found -> led.put(operation, found));
            }
        });
        assertThat(led).isEqualTo(asked);
    }

    @Test
    void showEveryOperationInTheOneDocument() {
        Set<String> all = new TreeSet<>();
        OneMachine.machine()
                .services()
                .values()
                .forEach(uri -> all.addAll(operations(new Api(uri, Duration.ofSeconds(30)))));
        assertThat(operations(OneMachine.api())).isEqualTo(all);
    }

    private static Set<String> operations(Api api) {
        Set<String> operations = new TreeSet<>();
        document(api)
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private static JsonNode document(Api api) {
        return api.get("/v3/api-docs", null).expectSuccess().body();
    }
}
