package com.firewalker.platform.ledger.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Streams read for a whole group at once. Each is handed out once: what is asked for again is asked for because what
 * is known of it no longer holds.
 */
final class ReadAhead {
    private static final String KEY = ReadAhead.class.getName();

    private final Map<String, List<LedgerRows.Row>> streams = new HashMap<>();

    private ReadAhead() {}

    /** The rows are the first of these streams, by stream and sequence. */
    static void keep(SortedSet<String> asked, LedgerRows.Part part, UnitOfWork<?> root) {
        ReadAhead ahead = new ReadAhead();
        List<LedgerRows.Row> rows = part.rows();
        whole(asked, part).forEach(stream -> ahead.streams.put(stream, new ArrayList<>()));
        for (LedgerRows.Row row : rows) {
            ahead.streams.computeIfPresent(row.event().streamId(), (stream, known) -> {
                known.add(row);
                return known;
            });
        }
        root.resources().put(KEY, ahead);
    }

    /** A full page may end within a stream: that one and all behind it are not known. */
    private static SortedSet<String> whole(SortedSet<String> asked, LedgerRows.Part part) {
        List<LedgerRows.Row> rows = part.rows();
        return !part.cut()
                ? asked
                : asked.headSet(rows.get(rows.size() - 1).event().streamId());
    }

    /** What was read of a stream, or null where it must be read now. */
    static @Nullable List<LedgerRows.Row> take(String streamId) {
        ReadAhead ahead = CurrentUnitOfWork.map(unit -> unit.root().<ReadAhead>getResource(KEY))
                .orElse(null);
        return ahead == null ? null : ahead.streams.remove(streamId);
    }
}
