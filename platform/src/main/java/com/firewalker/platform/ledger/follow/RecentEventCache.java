package com.firewalker.platform.ledger.follow;

import com.firewalker.platform.ledger.store.Checkpoint;
import com.firewalker.platform.ledger.store.LedgerGap;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.LedgerRows;
import com.firewalker.platform.ledger.store.LedgerSpan;
import com.firewalker.platform.ledger.store.LedgerTailLost;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the ledger that were read last, decoded once for all who follow it: where one reader has been, the others
 * ask no database. Committed rows never change; where the ledger has lost its tail, everything kept is forgotten.
 */
final class RecentEventCache {
    private static final int PAGE = 1000;

    private final LedgerReader reader;
    private final Object reading = new Object();
    private final Map<Long, LedgerRows.Row> kept = new LinkedHashMap<>();
    private long ownBytes;

    RecentEventCache(LedgerReader reader) {
        this.reader = reader;
    }

    /** The next rows in (after, upTo], at most so many; fewer where they are large. Never none: the ledger has no gaps. */
    LedgerSpan next(Checkpoint after, long upTo, int limit) {
        Kept found = kept(after, upTo, limit);
        return found.isAll ? found.span() : read(after, upTo, limit);
    }

    /** One reads, and the others that wait for the same find it kept. */
    private LedgerSpan read(Checkpoint after, long upTo, int limit) {
        synchronized (reading) {
            Kept found = kept(after, upTo, limit);
            if (found.isAll) {
                return found.span();
            }
            LedgerSpan more = readOn(found.end, upTo);
            more.rows().stream()
                    .limit(limit - found.rows.size())
                    .takeWhile(found::hasRoom)
                    .forEach(found::add);
            return found.span();
        }
    }

    private LedgerSpan readOn(Checkpoint from, long upTo) {
        try {
            LedgerSpan span = reader.span(from, upTo, PAGE, Set.of());
            keep(span.rows());
            return span;
        } catch (LedgerTailLost | LedgerGap e) {
            forget();
            throw e;
        }
    }

    private synchronized void keep(List<LedgerRows.Row> rows) {
        for (LedgerRows.Row row : rows) {
            drop(kept.put(row.event().position(), row));
            long bytes = row.heapBytes();
            ownBytes += bytes;
            LedgerMemory.keep(bytes);
        }
        Iterator<LedgerRows.Row> eldest = kept.values().iterator();
        // What was read last stays whatever others keep: without it every reader would ask the database for itself.
        while (!LedgerMemory.fits() && ownBytes > LedgerMemory.LAST_PAGES && eldest.hasNext()) {
            drop(eldest.next());
            eldest.remove();
        }
    }

    private void drop(LedgerRows.@Nullable Row row) {
        if (row != null) {
            long bytes = row.heapBytes();
            ownBytes -= bytes;
            LedgerMemory.keep(-bytes);
        }
    }

    /** Nothing that is kept can be trusted any more, or nobody reads any more. */
    synchronized void forget() {
        kept.values().forEach(this::drop);
        kept.clear();
    }

    private synchronized Kept kept(Checkpoint after, long upTo, int limit) {
        Kept found = new Kept(after);
        LedgerRows.Row known = kept.get(after.position());
        boolean proven = after.position() == 0 || known != null && after.agreesWith(known.event());
        for (long position = after.position() + 1; proven && position <= upTo; position++) {
            LedgerRows.Row row = kept.get(position);
            if (row == null) {
                return found;
            }
            if (found.rows.size() == limit || !found.hasRoom(row)) {
                break;
            }
            found.add(row);
        }
        found.isAll = proven;
        return found;
    }

    /** What was found of a span so far. */
    private static final class Kept {
        private final List<LedgerRows.Row> rows = new ArrayList<>();
        private Checkpoint end;
        private long bytes;
        private boolean isAll;

        Kept(Checkpoint after) {
            end = after;
        }

        boolean hasRoom(LedgerRows.Row row) {
            return rows.isEmpty() || bytes + row.bytes() <= LedgerReader.PAGE_BYTES;
        }

        void add(LedgerRows.Row row) {
            rows.add(row);
            bytes += row.bytes();
            end = Checkpoint.at(row.event());
        }

        LedgerSpan span() {
            return new LedgerSpan(List.copyOf(rows), end);
        }
    }
}
