package com.firewalker.local.importer.format;

import java.time.Instant;
import java.time.ZoneId;

/** What a reader tells: records, what it passed over and why, and where the walker's clock stood. */
public interface ExportSink {

    void sample(ExportedSample sample);

    /**
     * One record was passed over.
     *
     * @param reason a short sentence that is counted, not one for each record
     * @param record where it stands or what it says, so that a person finds it
     */
    void skipped(String reason, String record);

    /** The walker lived in this zone at that instant, as the export itself says. */
    void zone(Instant at, ZoneId zone);
}
