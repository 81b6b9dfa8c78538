package com.firewalker.command.steps.sample;

import com.firewalker.events.v1.DeviceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Who brought evidence to a day: number 0 is all manual entries together, then one number per device in order of
 * appearance. What kind a device is the walker's own stream says; of one it does not know the most preferred kind among
 * its living samples counts, so the order of arrival never matters. Source: domain-rules.md 4.1, 4.6.
 */
public final class Sources {

    public static final int MANUAL = 0;
    static final String MANUAL_ID = "manual";

    private static final int KINDS = 8;

    private final List<String> ids;
    private int[] livingByKind;
    private Map<String, DeviceKind> said = Map.of();

    public Sources() {
        ids = new ArrayList<>(List.of(MANUAL_ID));
        livingByKind = new int[4 * KINDS];
    }

    private Sources(Sources other) {
        ids = new ArrayList<>(other.ids);
        livingByKind = other.livingByKind.clone();
        said = other.said;
    }

    public Sources copy() {
        return new Sources(this);
    }

    public int count() {
        return ids.size();
    }

    public String id(int source) {
        return ids.get(source);
    }

    public int of(Sample sample) {
        return sample.isManual() ? MANUAL : ofDevice(sample.key().device());
    }

    public int ofDevice(String device) {
        for (int i = 1; i < ids.size(); i++) {
            if (ids.get(i).equals(device)) {
                return i;
            }
        }
        ids.add(device);
        if (ids.size() * KINDS > livingByKind.length) {
            livingByKind = Arrays.copyOf(livingByKind, 2 * livingByKind.length);
        }
        return ids.size() - 1;
    }

    public boolean knows(String device) {
        return ids.lastIndexOf(device) > MANUAL;
    }

    /** True where a source here becomes of another kind by what the walker's stream says. */
    public boolean say(Map<String, DeviceKind> kinds) {
        var before = new DeviceKind[ids.size()];
        for (int source = 1; source < before.length; source++) {
            before[source] = kind(source);
        }
        said = kinds;
        for (int source = 1; source < before.length; source++) {
            if (kind(source) != before[source]) {
                return true;
            }
        }
        return false;
    }

    /** True where that changed the source's kind, and with it who is preferred. */
    public boolean count(int source, DeviceKind kind, int by) {
        if (source == MANUAL) {
            return false;
        }
        DeviceKind before = kind(source);
        livingByKind[source * KINDS + kind.getNumber()] += by;
        return kind(source) != before;
    }

    DeviceKind kind(int source) {
        if (source == MANUAL) {
            return DeviceKind.DEVICE_KIND_MANUAL;
        }
        DeviceKind known = said.get(ids.get(source));
        if (known != null) {
            return known;
        }
        for (int kind = 1; kind < KINDS - 1; kind++) {
            if (livingByKind[source * KINDS + kind] > 0) {
                return DeviceKind.forNumber(kind);
            }
        }
        return DeviceKind.DEVICE_KIND_OTHER;
    }

    /** Watches, bands and rings; a phone may lie on the table. */
    public boolean isWorn(int source) {
        return switch (kind(source)) {
            case DEVICE_KIND_WATCH, DEVICE_KIND_BAND, DEVICE_KIND_RING -> true;
            case DEVICE_KIND_PHONE, DEVICE_KIND_OTHER, DEVICE_KIND_MANUAL, DEVICE_KIND_UNSPECIFIED, UNRECOGNIZED ->
                false;
        };
    }

    /** A smaller number is preferred: first the walker's own order, then watch, band, ring, phone, other. */
    public int[] ranks(List<String> preference) {
        var ranks = new int[ids.size()];
        for (int source = 1; source < ranks.length; source++) {
            int listed = preference.indexOf(ids.get(source));
            ranks[source] =
                    listed >= 0 ? listed : preference.size() + kind(source).getNumber();
        }
        return ranks;
    }
}
