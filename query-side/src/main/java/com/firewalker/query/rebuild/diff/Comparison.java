package com.firewalker.query.rebuild.diff;

import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Streams;
import com.firewalker.query.view.ViewVersion;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** Compares two versions of a view, row by row and member by member. */
@Component
public class Comparison {

    private static final int MOST_POSITIONS = 50;

    /** Members of keys that may differ and are looked at together, in one moment in which live batches wait. */
    private static final int MOST_SUSPECTS = 5_000;

    private final RebuildRedis redis;
    private final LedgerReader ledger;

    Comparison(RebuildRedis redis, LedgerReader ledger) {
        this.redis = redis;
        this.ledger = ledger;
    }

    /**
     * Two versions that nobody writes to.
     *
     * @param samples differences that are told one by one
     */
    public Diff still(
            JdbcOperations jdbc,
            Projection projection,
            ViewVersion one,
            ViewVersion other,
            long position,
            int samples) {
        var findings = new Findings(samples);
        rows(jdbc, projection, one, other, Set.of(), findings, (shape, before, after) -> {});
        keys(projection, one, other, findings, Runnable::run);
        return findings.at(position);
    }

    /** The live version against another: rows as the snapshot shows both, keys while the live one moves on. */
    public Diff snapshot(
            JdbcOperations snapshot,
            Projection projection,
            ViewVersion live,
            ViewVersion other,
            long position,
            int samples,
            KeyDiff.Stillness stillness) {
        var findings = new Findings(samples);
        rows(snapshot, projection, live, other, Set.of(), findings, (shape, before, after) -> {});
        keys(projection, live, other, findings, stillness);
        return behind(findings.at(position));
    }

    private void keys(
            Projection projection, ViewVersion one, ViewVersion other, Findings findings, KeyDiff.Stillness stillness) {
        redis.of(projection)
                .ifPresent(keys -> new KeyDiff(keys, one.version(), other.version(), MOST_SUSPECTS, findings, stillness)
                        .compare());
    }

    /** Rows of some walkers, or of all where none is named. */
    public void rows(
            JdbcOperations jdbc,
            Projection projection,
            ViewVersion one,
            ViewVersion other,
            Set<String> walkers,
            Findings findings,
            RowDiff.Sink sink) {
        for (String table : projection.view().tables()) {
            TableShape shape = TableShape.of(jdbc, table);
            var tables = new RowDiff.Tables(one.table(table), other.table(table));
            if (walkers.isEmpty()) {
                RowDiff.compare(jdbc, shape, tables, Map.of(), findings, sink);
            } else if (shape.perWalker()) {
                walkers.forEach(walker ->
                        RowDiff.compare(jdbc, shape, tables, Map.of(TableShape.WALKER, walker), findings, sink));
            }
        }
    }

    /** The rows of one table that have the given values in the given columns. */
    public void rows(JdbcOperations jdbc, ViewVersion one, ViewVersion other, Suspect suspect, RowDiff.Sink sink) {
        TableShape shape = TableShape.of(jdbc, suspect.table());
        if (!shape.columns().containsAll(suspect.where().keySet())) {
            return;
        }
        var tables = new RowDiff.Tables(one.table(suspect.table()), other.table(suspect.table()));
        RowDiff.compare(jdbc, shape, tables, suspect.where(), new Findings(0), sink);
    }

    /** The same diff, each sample with the events behind it. */
    public Diff behind(Diff diff) {
        return new Diff(
                diff.position(),
                diff.rowsCompared(),
                diff.onlyOld(),
                diff.onlyNew(),
                diff.changed(),
                diff.samples().stream()
                        .map(one -> one.behind(
                                ledger.positionsOf(Streams.behind(one.key()), diff.position(), MOST_POSITIONS)))
                        .toList());
    }
}
