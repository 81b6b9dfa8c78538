package com.firewalker.local.importer;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Consumer;

/** Reads one kind of export as a stream: an export may be larger than memory. */
interface ExportReader {

    /**
     * Calls back for every sample, a walker's samples one after the other.
     *
     * @param zone where times without an offset were meant
     */
    void read(Path file, ZoneId zone, Consumer<ExportedSample> samples) throws IOException;
}
