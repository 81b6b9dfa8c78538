package com.firewalker.platform.ledger.balance;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which node is to hold which segment: as many as every other, one more at most, and whoever holds one keeps it where
 * that is possible. Shape: the same input gives every node the same plan.
 */
final class SegmentPlan {

    /** One segment of a processor. */
    record Segment(String processor, int number) implements Comparable<Segment> {

        private static final Comparator<Segment> ORDER =
                Comparator.comparing(Segment::processor).thenComparing(Segment::number);

        @Override
        public int compareTo(Segment other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<String, NavigableSet<Segment>> held = new TreeMap<>();

    private SegmentPlan(Set<String> nodes) {
        nodes.forEach(node -> held.put(node, new TreeSet<>()));
    }

    /**
     * @param owners who holds each segment now; an owner that is not among the nodes, or an empty name, counts as nobody
     * @param nodes at least one
     */
    static Map<Segment, String> of(Map<Segment, String> owners, Set<String> nodes) {
        SegmentPlan plan = new SegmentPlan(nodes);
        NavigableSet<Segment> free = new TreeSet<>();
        owners.forEach((segment, owner) -> plan.held.getOrDefault(owner, free).add(segment));
        free.forEach(segment -> plan.heldBy(plan.least()).add(segment));
        plan.level();
        Map<Segment, String> planned = new HashMap<>();
        plan.held.forEach((node, segments) -> segments.forEach(segment -> planned.put(segment, node)));
        return planned;
    }

    private NavigableSet<Segment> heldBy(String node) {
        return Objects.requireNonNull(held.get(node));
    }

    private void level() {
        String most = most();
        String least = least();
        while (heldBy(most).size() - heldBy(least).size() > 1) {
            heldBy(least).add(Objects.requireNonNull(heldBy(most).pollLast()));
            most = most();
            least = least();
        }
    }

    private String least() {
        return held.keySet().stream()
                .min(Comparator.comparing(node -> heldBy(node).size()))
                .orElseThrow();
    }

    private String most() {
        return held.keySet().stream()
                .max(Comparator.comparing(node -> heldBy(node).size()))
                .orElseThrow();
    }
}
