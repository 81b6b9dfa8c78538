package com.firewalker.query.day;

import com.firewalker.events.v1.DeviceKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a device contributed to a day's total. Written as {@code id=kind=steps}, for ids hold neither = nor comma. */
record DeviceShare(String id, String kind, int steps) {

    static String write(List<DeviceShare> shares) {
        return shares.stream()
                .map(share -> share.id + "=" + share.kind + "=" + share.steps)
                .collect(Collectors.joining(","));
    }

    static List<DeviceShare> read(String written) {
        return written.isEmpty()
                ? List.of()
                : Arrays.stream(written.split(",")).map(DeviceShare::readOne).toList();
    }

    private static DeviceShare readOne(String written) {
        String[] parts = written.split("=");
        return new DeviceShare(parts[0], parts[1], Integer.parseInt(parts[2]));
    }

    static String word(DeviceKind kind) {
        return kind.name().substring("DEVICE_KIND_".length()).toLowerCase(Locale.ROOT);
    }
}
