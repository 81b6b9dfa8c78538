package com.firewalker.query.rebuild.replay;

import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.Projection.Batch;
import com.firewalker.query.view.Streams;
import com.firewalker.query.view.ViewVersion;
import com.firewalker.query.view.ViewVersions;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Moves a version that does not serve along the ledger, page by page, each page a transaction. */
@Component
public class CatchUp {

    /** Called first in every page's transaction; throws where the caller may no longer write. */
    @FunctionalInterface
    public interface Permit {
        void check();
    }

    private final JdbcTemplate jdbc;
    private final ViewVersions versions;
    private final LedgerReader ledger;
    private final Transactions transactions;
    private final RebuildSettings settings;

    CatchUp(
            JdbcTemplate jdbc,
            ViewVersions versions,
            LedgerReader ledger,
            Transactions transactions,
            RebuildSettings settings) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.ledger = ledger;
        this.transactions = transactions;
        this.settings = settings;
    }

    public long position(ViewVersion version) {
        Long position =
                jdbc.queryForObject("SELECT position FROM " + version.versionTable() + " WHERE id = 1", Long.class);
        return position == null ? 0 : position;
    }

    /** One page; answers how far the version is now. */
    private long page(Projection projection, ViewVersion version, long to, int page, Set<Long> leftOut, Permit permit) {
        return transactions.own(() -> {
            permit.check();
            long from = position(version);
            if (from >= to) {
                return from;
            }
            LedgerPage read = ledger.next(from, to, page, Set.of());
            List<Fact> facts = read.events().stream()
                    .filter(event -> !leftOut.contains(event.position()))
                    .map(Streams::fact)
                    .toList();
            projection.apply(version, new Batch(facts, from, read.reached()));
            versions.advance(version, read.reached());
            return read.reached();
        });
    }

    public void to(Projection projection, ViewVersion version, long to, int page, Set<Long> leftOut, Permit permit) {
        while (page(projection, version, to, page, leftOut, permit) < to) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
        }
    }

    /** One page, tried again where it fails for a reason of the moment. */
    public void step(Projection projection, ViewVersion version, long to, Set<Long> leftOut, Permit permit) {
        Retrying.ofTheMoment(() -> page(projection, version, to, settings.page(), leftOut, permit));
    }

    /** Up to the position, tried again where it fails for a reason of the moment. */
    public void follow(Projection projection, ViewVersion version, long to, Set<Long> leftOut, Permit permit) {
        Retrying.ofTheMoment(() -> to(projection, version, to, settings.page(), leftOut, permit));
    }
}
