package com.firewalker.local.importer;

import java.time.OffsetDateTime;

/**
 * One record of an export.
 *
 * @param walker the walker's name within the export
 * @param id the same for the same record at every import
 */
record ExportedSample(String walker, Device device, String id, OffsetDateTime start, OffsetDateTime end, long count) {

    record Device(String id, String kind, String model) {}
}
