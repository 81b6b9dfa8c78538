package com.firewalker.command.steps.sample;

import com.firewalker.events.v1.Device;
import com.firewalker.events.v1.DeviceKind;
import java.util.ArrayList;
import java.util.List;

/** The devices an event names, each once; samples and slots point into it. */
public final class DeviceTable {

    private final Sources sources;
    private final List<Device> devices = new ArrayList<>();
    private final int[] ofSource;

    public DeviceTable(Sources sources) {
        this.sources = sources;
        this.ofSource = new int[sources.count()];
    }

    public int source(int source) {
        if (ofSource[source] == 0) {
            ofSource[source] = 1 + device(sources.id(source), sources.kind(source));
        }
        return ofSource[source] - 1;
    }

    public int device(String id, DeviceKind kind) {
        for (int i = devices.size() - 1; i >= 0; i--) {
            Device known = devices.get(i);
            if (known.getKind() == kind && known.getId().equals(id)) {
                return i;
            }
        }
        devices.add(Device.newBuilder().setId(id).setKind(kind).build());
        return devices.size() - 1;
    }

    public List<Device> all() {
        return devices;
    }
}
