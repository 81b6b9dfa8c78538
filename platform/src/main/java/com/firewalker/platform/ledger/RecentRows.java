package com.firewalker.platform.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The rows of the ledger that were read last, decoded once for all who follow it: where one reader has been, the others
 * ask no database. Committed rows never change, so nothing here is ever out of date.
 */
final class RecentRows {
    /** As far as one view may be ahead of another while they catch up; some 20 MB. */
    private static final int KEPT = 8192;

    private static final int PAGE = 1000;

    private final LedgerReader reader;
    private final AtomicReferenceArray<LedgerRows.Row> kept = new AtomicReferenceArray<>(KEPT);

    RecentRows(LedgerReader reader) {
        this.reader = reader;
    }

    /** The next rows in (after, upTo], at most so many; fewer only where the ledger has no more up to there. */
    List<LedgerRows.Row> next(long after, long upTo, int limit) {
        List<LedgerRows.Row> rows = kept(after, upTo, limit);
        return isAll(rows, upTo, limit) ? rows : read(after, upTo, limit);
    }

    /** One reads, and the others that wait for the same find it kept. */
    private synchronized List<LedgerRows.Row> read(long after, long upTo, int limit) {
        List<LedgerRows.Row> rows = kept(after, upTo, limit);
        if (!isAll(rows, upTo, limit)) {
            long from =
                    rows.isEmpty() ? after : rows.get(rows.size() - 1).event().position();
            List<LedgerRows.Row> read = reader.rows(from, upTo, PAGE, Set.of());
            read.forEach(row -> kept.set(slot(row.event().position()), row));
            rows.addAll(read.subList(0, Math.min(read.size(), limit - rows.size())));
        }
        return rows;
    }

    private static boolean isAll(List<LedgerRows.Row> rows, long upTo, int limit) {
        return rows.size() == limit
                || !rows.isEmpty() && rows.get(rows.size() - 1).event().position() == upTo;
    }

    private List<LedgerRows.Row> kept(long after, long upTo, int limit) {
        List<LedgerRows.Row> rows = new ArrayList<>();
        for (long position = after + 1; position <= upTo && rows.size() < limit; position++) {
            LedgerRows.Row row = kept.get(slot(position));
            if (row == null || row.event().position() != position) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    private static int slot(long position) {
        return (int) (position % KEPT);
    }
}
