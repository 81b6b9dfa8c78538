package com.firewalker.platform.ledger.follow;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the processors of this service run, {@code firewalker.processing.*}.
 *
 * @param node name under which segments are claimed; unique among running nodes, made up where none is given
 * @param claimTimeout how long a dead node keeps its segments; at least three times a slow batch
 * @param gather how long a processor that is at the head lets events gather before it looks again
 * @param processors what differs for single processors, by name
 */
@ConfigurationProperties("firewalker.processing")
record ProcessorSettings(
        @Nullable String node,
        @DefaultValue("10s") Duration claimTimeout,
        @DefaultValue("1") int segments,
        @DefaultValue("500") int batch,
        @DefaultValue("40ms") Duration gather,
        @DefaultValue Map<String, One> processors) {

    ProcessorSettings {
        node = node == null || node.isBlank()
                ? ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID()
                : node;
    }

    /** Where a new processor begins: with the first event, or with the next one. */
    enum Start {
        TAIL,
        HEAD
    }

    /** Settings of one processor; what is missing is as for all. */
    record One(
            @Nullable Integer segments,
            @Nullable Integer batch,
            @Nullable Duration gather,
            @Nullable Start start) {}

    String nodeId() {
        return Objects.requireNonNull(node);
    }

    int segmentsOf(String processor) {
        Integer own = of(processor).segments();
        return own == null ? segments : own;
    }

    int batchOf(String processor) {
        Integer own = of(processor).batch();
        return own == null ? batch : own;
    }

    Duration gatherOf(String processor) {
        Duration own = of(processor).gather();
        return own == null ? gather : own;
    }

    @Nullable Start startOf(String processor) {
        return of(processor).start();
    }

    private One of(String processor) {
        return processors.getOrDefault(processor, new One(null, null, null, null));
    }
}
