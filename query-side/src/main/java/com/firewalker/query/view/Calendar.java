package com.firewalker.query.view;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The local dates that views can hold: those of a MySQL {@code DATE}, years 1000 to 9999. The doors refuse far narrower
 * bounds (api.md 1); ledgers may hold events from before they did. Every view leaves such events out, so that one
 * walker's date stops nobody's view and live view, rebuild and verification agree.
 */
public final class Calendar {

    private static final long FIRST = LocalDate.of(1000, 1, 1).toEpochDay();
    private static final long LAST = LocalDate.of(9999, 12, 31).toEpochDay();

    /** Fields of events that hold the days since 1970-01-01 of the date they are about. */
    private static final Set<String> DATES = Set.of("local_date", "effective_from");

    private static final Map<Descriptor, List<FieldDescriptor>> FIELDS = new ConcurrentHashMap<>();

    private Calendar() {}

    public static boolean holds(LocalDate date) {
        return holds(date.toEpochDay());
    }

    private static boolean holds(long epochDay) {
        return epochDay >= FIRST && epochDay <= LAST;
    }

    /** False for an event about a local date that no view can hold. */
    static boolean holds(Message event) {
        for (FieldDescriptor date : FIELDS.computeIfAbsent(event.getDescriptorForType(), Calendar::dates)) {
            if (!holds((Integer) event.getField(date))) {
                return false;
            }
        }
        return true;
    }

    private static List<FieldDescriptor> dates(Descriptor type) {
        return type.getFields().stream()
                .filter(field -> DATES.contains(field.getName()))
                .filter(field -> !field.isRepeated() && field.getJavaType() == JavaType.INT)
                .toList();
    }
}
