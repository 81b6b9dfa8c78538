package com.firewalker.platform.ledger.store;

import java.util.List;

/**
 * The next events of a range of positions; fewer than were asked for where they are large.
 *
 * @param reached the position up to which the range has been read: the range's end where nothing is left
 */
public record LedgerPage(List<LedgerRows.Row> rows, long reached) {

    static LedgerPage of(LedgerRows.Part part, long upTo) {
        List<LedgerRows.Row> rows = part.rows();
        return new LedgerPage(
                rows, part.cut() ? rows.get(rows.size() - 1).event().position() : upTo);
    }

    public List<LedgerEvent> events() {
        return rows.stream().map(LedgerRows.Row::event).toList();
    }

    /** Where the range has no end, whether nothing is left. */
    public boolean isLast() {
        return reached == Long.MAX_VALUE;
    }

    /** Payloads together, as stored. */
    public long bytes() {
        return rows.stream().mapToLong(LedgerRows.Row::bytes).sum();
    }

    /**
     * How many rows the next page asks for: about twice as many as its bytes allow, judged by the rows of the last one. What
     * a page leaves unread has to be received all the same.
     */
    static final class Limit {
        private static final int LEAST = 4;

        private volatile long fitting = Long.MAX_VALUE;

        int of(int asked) {
            return (int) Math.min(asked, fitting);
        }

        void saw(List<LedgerRows.Row> rows, long pageBytes) {
            long bytes = rows.stream().mapToLong(LedgerRows.Row::bytes).sum();
            if (bytes > 0) {
                fitting = Math.max(LEAST, 2 * pageBytes * rows.size() / bytes);
            }
        }
    }
}
