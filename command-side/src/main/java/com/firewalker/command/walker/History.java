package com.firewalker.command.walker;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A value over time: each change holds from its key on, until the next change; the first value before all of them.
 * Immutable. A change at a known key replaces that change alone; changes planned for later stay.
 */
record History<K extends Comparable<? super K>, V>(V first, NavigableMap<K, V> changes) {

    static <A extends Comparable<? super A>, B> History<A, B> startingWith(B first) {
        return new History<A, B>(first, new TreeMap<>());
    }

    V at(K key) {
        Map.Entry<K, V> change = changes.floorEntry(key);
        return change == null ? first : change.getValue();
    }

    V latest() {
        return changes.isEmpty() ? first : changes.lastEntry().getValue();
    }

    boolean saysAt(K key, V value) {
        return value.equals(changes.get(key));
    }

    /** The changes from that key on that change something. */
    NavigableMap<K, V> ahead(K key) {
        var ahead = new TreeMap<K, V>();
        changes.tailMap(key, true).forEach((from, value) -> {
            if (!value.equals(before(from))) {
                ahead.put(from, value);
            }
        });
        return Collections.unmodifiableNavigableMap(ahead);
    }

    /** What holds until just before the key. */
    V before(K key) {
        Map.Entry<K, V> change = changes.lowerEntry(key);
        return change == null ? first : change.getValue();
    }

    History<K, V> from(K key, V value) {
        var next = new TreeMap<>(changes);
        next.put(key, value);
        return new History<K, V>(first, Collections.unmodifiableNavigableMap(next));
    }
}
