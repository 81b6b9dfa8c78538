package com.firewalker.query.projection;

import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Projections;
import com.firewalker.query.view.Watch;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stops and starts this instance's processors as operators wish, who may have spoken to another instance. */
@Component
class ProcessorSteward extends Watch {

    private static final Logger log = LoggerFactory.getLogger(ProcessorSteward.class);
    private static final long LOOK_MILLIS = 1_000;

    private final ProjectionControls controls;
    private final Projections projections;
    private final EventProcessingConfiguration processors;
    private final EmergencyStops stops;
    private final Set<String> stopped = new HashSet<>();

    ProcessorSteward(
            ProjectionControls controls,
            Projections projections,
            EventProcessingConfiguration processors,
            EmergencyStops stops) {
        super("processor-steward", LOOK_MILLIS);
        this.controls = controls;
        this.projections = projections;
        this.processors = processors;
        this.stops = stops;
    }

    @Override
    protected void look() {
        stops.write(this::stop);
        Set<String> paused = controls.paused().keySet();
        for (Projection projection : projections.all()) {
            String name = projection.view().name();
            processors
                    .eventProcessor(name, StreamingEventProcessor.class)
                    .ifPresent(processor -> heed(name, processor, paused.contains(name)));
        }
    }

    private void stop(String projection, String reason) {
        controls.stop(projection, reason);
        log.error(
                "{} is paused: {}; resume it once the cause is mended, or let it park what fails", projection, reason);
    }

    private void heed(String name, StreamingEventProcessor processor, boolean paused) {
        if (paused && processor.isRunning()) {
            processor.shutDown();
            stopped.add(name);
        } else if (!paused && stopped.remove(name)) {
            processor.start();
        }
    }
}
