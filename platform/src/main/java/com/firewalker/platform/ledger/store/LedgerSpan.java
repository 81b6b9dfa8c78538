package com.firewalker.platform.ledger.store;

import java.util.List;
import java.util.Set;

/**
 * What was read of the ledger behind a checkpoint: the wanted rows, and how far they are complete. Proven against the
 * checkpoint and the ledger's promise that positions have no gaps.
 */
public record LedgerSpan(List<LedgerRows.Row> rows, Checkpoint reached) {

    /**
     * @param read in the order of the ledger: the row at {@code after} unless that is the beginning, the wanted rows
     *     behind it, and the row at {@code upTo} unless something else ended the read
     * @param cut true where the read ended early, with its last row
     * @throws LedgerTailLost where another event, or none, stands at the checkpoint
     * @throws LedgerGap where a row is missing
     */
    static LedgerSpan of(List<LedgerRows.Row> read, Checkpoint after, long upTo, boolean cut, Set<String> types) {
        int first = after.position() == 0 ? 0 : 1;
        if (first == 1 && (read.isEmpty() || !after.agreesWith(read.get(0).event()))) {
            throw new LedgerTailLost(after);
        }
        long last = read.isEmpty() ? 0 : read.get(read.size() - 1).event().position();
        if (!cut && last != upTo || last <= after.position()) {
            throw new LedgerGap(Math.max(last, after.position()) + 1, upTo);
        }
        List<LedgerRows.Row> behind = read.subList(first, read.size());
        return types.isEmpty() ? withoutGap(behind, after, upTo) : picked(behind, types);
    }

    private static LedgerSpan withoutGap(List<LedgerRows.Row> rows, Checkpoint after, long upTo) {
        long expected = after.position();
        for (LedgerRows.Row row : rows) {
            if (row.event().position() != ++expected) {
                throw new LedgerGap(expected, upTo);
            }
        }
        return new LedgerSpan(List.copyOf(rows), end(rows));
    }

    private static LedgerSpan picked(List<LedgerRows.Row> rows, Set<String> types) {
        return new LedgerSpan(
                rows.stream().filter(row -> types.contains(row.event().type())).toList(), end(rows));
    }

    private static Checkpoint end(List<LedgerRows.Row> rows) {
        return Checkpoint.at(rows.get(rows.size() - 1).event());
    }
}
