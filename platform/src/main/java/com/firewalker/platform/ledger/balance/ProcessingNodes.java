package com.firewalker.platform.ledger.balance;

import com.firewalker.platform.ledger.balance.SegmentPlan.Segment;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** The nodes of this service that run processors, and the segments they hold, by the database's clock. */
public final class ProcessingNodes {
    private static final String BEAT = """
            INSERT INTO processing_node (node, beat) VALUES (?, UTC_TIMESTAMP(6))
            ON DUPLICATE KEY UPDATE beat = UTC_TIMESTAMP(6)
            """;
    private static final String ALL = """
            SELECT node, beat > UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND FROM processing_node
            """;
    private static final String RELEASE_SILENT = """
            UPDATE token_entry SET owner = NULL WHERE owner IN
                (SELECT node FROM processing_node WHERE beat <= UTC_TIMESTAMP(6) - INTERVAL ? MICROSECOND)
            """;
    private static final String FORGET = """
            DELETE FROM processing_node WHERE beat < UTC_TIMESTAMP(6) - INTERVAL 1 HOUR
            """;
    private static final String OWNERS = """
            SELECT processor_name, segment, COALESCE(owner, '') FROM token_entry
            """;

    private final JdbcTemplate jdbc;
    private final String me;
    private final long silentMicros;

    public ProcessingNodes(JdbcTemplate jdbc, String me, long silentMillis) {
        this.jdbc = jdbc;
        this.me = me;
        this.silentMicros = silentMillis * 1000;
    }

    /** Names of nodes: those that live, and those that have fallen silent and may hold segments still. */
    record Seen(Set<String> alive, Set<String> silent) {}

    String me() {
        return me;
    }

    void beat() {
        jdbc.update(BEAT, me);
    }

    void leave() {
        jdbc.update("DELETE FROM processing_node WHERE node = ?", me);
    }

    Seen seen() {
        Map<Boolean, Set<String>> nodes =
                jdbc.query(ALL, (row, n) -> Map.entry(row.getString(1), row.getBoolean(2)), silentMicros).stream()
                        .collect(Collectors.partitioningBy(
                                Map.Entry::getValue,
                                Collectors.mapping(Map.Entry::getKey, Collectors.toCollection(TreeSet::new))));
        return new Seen(nodes.getOrDefault(true, Set.of()), nodes.getOrDefault(false, Set.of()));
    }

    /**
     * Takes their segments from nodes that have fallen silent. One that only slept writes nothing afterwards: a batch
     * stores its token first, and that fails for whoever is no longer its owner.
     */
    void releaseSilent() {
        jdbc.update(RELEASE_SILENT, silentMicros);
        jdbc.update(FORGET);
    }

    /** Every segment with the node that holds it, an empty name where nobody does. */
    Map<Segment, String> owners() {
        Map<Segment, String> owners = new TreeMap<>();
        jdbc.query(OWNERS, row -> {
            owners.put(new Segment(row.getString(1), row.getInt(2)), row.getString(3));
        });
        return owners;
    }

    /** The nodes that hold segments of a processor, by segment; an empty name where nobody does. */
    public Map<Integer, String> ownersOf(String processor) {
        return owners().entrySet().stream()
                .filter(owner -> owner.getKey().processor().equals(processor))
                .collect(Collectors.toMap(owner -> owner.getKey().number(), Map.Entry::getValue));
    }
}
