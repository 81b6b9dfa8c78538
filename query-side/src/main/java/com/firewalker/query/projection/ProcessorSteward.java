package com.firewalker.query.projection;

import com.firewalker.query.view.Failure;
import com.firewalker.query.view.Projections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Stops and starts this instance's processors as operators wish, who may have spoken to another instance. */
@Component
class ProcessorSteward implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProcessorSteward.class);
    private static final long LOOK_MILLIS = 500;

    private final ProjectionControls controls;
    private final Projections projections;
    private final EventProcessingConfiguration processors;
    private final Set<String> stopped = new HashSet<>();
    private @Nullable ScheduledExecutorService clock;

    ProcessorSteward(ProjectionControls controls, Projections projections, EventProcessingConfiguration processors) {
        this.controls = controls;
        this.projections = projections;
        this.processors = processors;
    }

    @Override
    public void start() {
        clock = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "processor-steward");
            thread.setDaemon(true);
            return thread;
        });
        var unused = clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (clock != null) {
            clock.shutdownNow();
        }
        clock = null;
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }

    private void look() {
        try {
            var paused = controls.paused();
            for (var projection : projections.all()) {
                var name = projection.view().name();
                processors
                        .eventProcessor(name, StreamingEventProcessor.class)
                        .ifPresent(processor -> heed(name, processor, paused.getOrDefault(name, false)));
            }
        } catch (RuntimeException e) {
            log.debug("operators' wishes could not be read: {}", Failure.words(e));
        }
    }

    private void heed(String name, StreamingEventProcessor processor, boolean paused) {
        if (paused && processor.isRunning()) {
            processor.shutDown();
            stopped.add(name);
        } else if (!paused && stopped.remove(name)) {
            processor.start();
        }
    }

    int segments(String name) {
        return processors
                .eventProcessor(name, StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().size())
                .orElse(0);
    }
}
