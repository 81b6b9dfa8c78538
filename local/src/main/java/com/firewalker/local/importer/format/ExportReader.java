package com.firewalker.local.importer.format;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/** Reads one format as a stream: an export may be larger than memory. */
public interface ExportReader {

    /** The entries of this format, in the order in which they are read; none: the export is of another format. */
    List<Export.Entry> entriesOf(Export export) throws IOException;

    /**
     * Tells every record of the entries. One record that cannot be read is passed over and counted.
     *
     * @param zone where times without an offset were meant
     */
    void read(Export export, List<Export.Entry> entries, ZoneId zone, ExportSink sink) throws IOException;

    /** Whether the export itself says in which zones its walker lived: then that is asked for first. */
    default boolean knowsZones() {
        return false;
    }
}
