package com.firewalker.platform.ledger.balance;

import com.firewalker.platform.ledger.balance.ProcessingNodes.Seen;
import com.firewalker.platform.ledger.balance.SegmentPlan.Segment;
import com.firewalker.platform.ledger.store.Failure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Spreads the segments of this service's processors evenly over its nodes, within seconds after one joins, leaves or
 * dies. Every node makes the same plan, gives up what is planned for another and claims what is planned for itself once
 * nobody holds it. A token row names one owner, so that no plan, however old, lets two nodes write one view.
 */
public final class SegmentBalancer implements SmartLifecycle {
    /** How often a node says that it lives and looks at the others. */
    static final long LOOK_MILLIS = 700;

    /** A node that missed three looks has lost its segments. */
    public static final long SILENT_MILLIS = 2_200;

    private static final Logger log = LoggerFactory.getLogger(SegmentBalancer.class);
    private static final long HANDS_OFF_SECONDS = 4;

    private final ProcessingNodes nodes;
    private final EventProcessingConfiguration processors;
    private @Nullable ScheduledExecutorService clock;

    public SegmentBalancer(ProcessingNodes nodes, EventProcessingConfiguration processors) {
        this.nodes = nodes;
        this.processors = processors;
    }

    @Override
    public void start() {
        clock = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("segment-balancer-"));
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::tryLook, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tryLook() {
        try {
            look();
        } catch (RuntimeException e) {
            log.warn("segments could not be balanced, trying again: {}", Failure.words(e));
        }
    }

    private void look() {
        nodes.beat();
        Seen seen = nodes.seen();
        if (!seen.silent().isEmpty()) {
            nodes.releaseSilent();
        }
        if (seen.alive().size() + seen.silent().size() > 1 && seen.alive().contains(nodes.me())) {
            Map<Segment, String> owners = nodes.owners();
            owners.keySet().removeIf(segment -> processor(segment).isEmpty());
            Map<Segment, String> plan = SegmentPlan.of(owners, seen.alive());
            owners.forEach((segment, owner) -> follow(segment, owner, nodes.me().equals(plan.get(segment))));
        }
    }

    private void follow(Segment segment, String owner, boolean mine) {
        StreamingEventProcessor processor = processor(segment).orElseThrow();
        if (!mine && owner.equals(nodes.me())) {
            log.info("giving up segment {} of {} for another node", segment.number(), segment.processor());
            processor.releaseSegment(segment.number(), HANDS_OFF_SECONDS, TimeUnit.SECONDS);
        } else if (mine && owner.isEmpty() && processor.isRunning()) {
            log.info("claiming segment {} of {}", segment.number(), segment.processor());
            CompletableFuture<Boolean> unused = processor.claimSegment(segment.number());
        }
    }

    private Optional<StreamingEventProcessor> processor(Segment segment) {
        return processors.eventProcessor(segment.processor(), StreamingEventProcessor.class);
    }

    /** Before the processors stop: the others are told at once that this node takes nothing any more. */
    @Override
    public void stop() {
        ScheduledExecutorService running = clock;
        clock = null;
        if (running != null) {
            running.shutdown();
            try {
                running.awaitTermination(1, TimeUnit.SECONDS);
                nodes.leave();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                log.warn(
                        "this node stopped without signing off, others take over when its lease ends: {}",
                        Failure.words(e));
            }
        }
    }

    @Override
    public boolean isRunning() {
        return clock != null;
    }
}
