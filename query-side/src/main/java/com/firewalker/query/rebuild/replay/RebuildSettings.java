package com.firewalker.query.rebuild.replay;

import java.time.Duration;
import java.util.Collections;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Sizes of rebuilds, {@code firewalker.rebuild.*}.
 *
 * @param readers threads that read and decode position ranges
 * @param workers threads that fold and write, each its own walkers
 * @param window positions that a reader takes at once
 * @param batch events that a worker folds in memory before it writes
 * @param page events of one step of catching up
 * @param yieldBehind events by which the live view may be behind before a rebuild waits for it
 * @param eventsPerSecond at most so many; 0: no limit
 * @param lease how long an instance that says nothing keeps its rebuild
 * @param tick how often instances look after rebuilds
 * @param sample events that a dry run folds
 * @param samples differences that are told one by one
 * @param patch rows that an in-place rebuild may replace at most
 * @param proof whether a shadow is held against a second fold, divided otherwise, before it may take over
 */
@ConfigurationProperties("firewalker.rebuild")
public record RebuildSettings(
        @DefaultValue("2") int readers,
        @DefaultValue("2") int workers,
        @DefaultValue("5000") int window,
        @DefaultValue("20000") int batch,
        @DefaultValue("2000") int page,
        @DefaultValue("2000") long yieldBehind,
        @DefaultValue("0") long eventsPerSecond,
        @DefaultValue("10s") Duration lease,
        @DefaultValue("1s") Duration tick,
        @DefaultValue("20000") int sample,
        @DefaultValue("100") int samples,
        @DefaultValue("20000") int patch,
        @DefaultValue("true") boolean proof) {

    public Replay.Reading reading() {
        return new Replay.Reading(readers, window);
    }

    /** Divides walkers among more hands, and events at other places: for a fold that nothing but its events may decide. */
    public Replay.Fold proof(boolean divisible, Replay.Writer writer) {
        return new Replay.Fold(Collections.nCopies(divisible ? workers + 1 : 1, 0L), batch + batch / 3, writer);
    }
}
