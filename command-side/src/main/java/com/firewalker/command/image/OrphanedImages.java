package com.firewalker.command.image;

import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;

/** Deletes objects that nobody needs, again and again until S3 has done it. */
@Component
class OrphanedImages {

    private static final Logger log = LoggerFactory.getLogger(OrphanedImages.class);
    private static final int A_LOAD = 100;

    private final ImageRows rows;
    private final ImageStore store;
    private final Clock clock;

    OrphanedImages(ImageRows rows, ImageStore store, Clock clock) {
        this.rows = rows;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${firewalker.images.sweep-every:60s}", initialDelayString = "30s")
    void sweep() {
        rows.sweep(clock.instant());
        collect();
    }

    void collect() {
        Instant now = clock.instant();
        try {
            for (String key : rows.garbage(now, A_LOAD)) {
                store.delete(key);
                rows.keep(key);
            }
        } catch (SdkException e) {
            log.warn("Objects could not be deleted from the store, trying again later: {}", e.toString());
        }
    }
}
