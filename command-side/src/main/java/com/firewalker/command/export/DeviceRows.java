package com.firewalker.command.export;

import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.platform.ledger.store.LedgerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The devices that a walker's events name. */
final class DeviceRows {

    record Row(String id, String kind, Instant firstUpload, Instant lastUpload) {

        private Row and(Row later) {
            return new Row(
                    id,
                    later.lastUpload.isBefore(lastUpload) ? kind : later.kind,
                    firstUpload.isBefore(later.firstUpload) ? firstUpload : later.firstUpload,
                    lastUpload.isAfter(later.lastUpload) ? lastUpload : later.lastUpload);
        }
    }

    private final Map<String, Row> rows = new TreeMap<>();

    void see(LedgerEvent event) {
        if (event.payload() instanceof StepsRecorded recorded) {
            recorded.getSamplesList().forEach(sample -> {
                Device device = recorded.getDevices(sample.getDevice());
                Row row = new Row(
                        device.getId(),
                        SampleRows.word(device.getKind(), "DEVICE_KIND_"),
                        event.recordedAt(),
                        event.recordedAt());
                rows.merge(device.getId(), row, Row::and);
            });
        }
    }

    List<Row> rows() {
        return List.copyOf(rows.values());
    }
}
