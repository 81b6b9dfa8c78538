package com.firewalker.query.rebuild;

import com.firewalker.platform.ledger.store.LedgerPage;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.rebuild.diff.RebuildRedis;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import com.firewalker.query.rebuild.replay.ShadowTables;
import com.firewalker.query.rebuild.replay.Transactions;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Streams;
import com.firewalker.query.view.ViewVersions;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Folds and writes a sample spread over the ledger, and says what all of it would take. */
@Component
class DryRun {

    private static final int PIECES = 20;
    private static final double SECOND = 1e9;

    private final LedgerReader ledger;
    private final ShadowBuilder shadowBuilder;
    private final ViewVersions versions;
    private final ShadowTables tables;
    private final RebuildRedis redis;
    private final Rebuilds rebuilds;
    private final Transactions transactions;
    private final RebuildSettings settings;
    private final JsonMapper json;

    DryRun(
            LedgerReader ledger,
            ShadowBuilder shadowBuilder,
            ViewVersions versions,
            ShadowTables tables,
            RebuildRedis redis,
            Rebuilds rebuilds,
            Transactions transactions,
            RebuildSettings settings,
            JsonMapper json) {
        this.ledger = ledger;
        this.shadowBuilder = shadowBuilder;
        this.versions = versions;
        this.tables = tables;
        this.redis = redis;
        this.rebuilds = rebuilds;
        this.transactions = transactions;
        this.settings = settings;
        this.json = json;
    }

    /** Events in all, seconds for folding, proving and comparing them, bytes of tables and of Redis besides. */
    record Prediction(
            long events, long sampled, long eventsPerSecond, long seconds, long tableBytes, long redisBytes) {}

    void run(Shadow shadow, String owner, ProgressReporter progress) {
        ViewVersions.Progress live = versions.live(shadow.view());
        long events = live.position();
        long piece = Math.max(1, Math.min(events, settings.sample()) / PIECES);
        long stride = Math.max(piece, events / PIECES);
        progress.expect(events, Math.max(1, Math.min(events, settings.sample())), 0);
        Set<Long> leftOut = shadowBuilder.leftOut(shadow);
        long start = System.nanoTime();
        long sampled = 0;
        for (long after = 0; after < events; after += stride) {
            sampled += piece(shadow, owner, after, Math.min(events, after + piece), leftOut);
            progress.reached(sampled);
        }
        double seconds = Math.max(0.001, (System.nanoTime() - start) / SECOND);
        progress.folded(sampled);
        tell(shadow, live.version().version(), events, sampled, sampled / seconds);
    }

    /** A page in memory at a time; answers how many events were folded. */
    private long piece(Shadow shadow, String owner, long from, long upTo, Set<Long> leftOut) {
        long folded = 0;
        long after = from;
        while (after < upTo) {
            LedgerPage page = ledger.next(after, upTo, (int) (upTo - after), Set.of());
            List<Fact> facts = page.events().stream()
                    .filter(event -> !leftOut.contains(event.position()))
                    .map(Streams::fact)
                    .toList();
            folded += fold(shadow, owner, facts);
            after = page.reached();
        }
        return folded;
    }

    private long fold(Shadow shadow, String owner, List<Fact> facts) {
        transactions.ownly(() -> {
            rebuilds.hold(shadow.id(), owner);
            shadow.projection().applyPart(shadow.next(), facts);
        });
        return facts.size();
    }

    private void tell(Shadow shadow, int live, long events, long sampled, double rate) {
        int passes = settings.proof() ? 2 : 1;
        var prediction = new Prediction(
                events,
                sampled,
                Math.round(rate),
                rate <= 0 ? 0 : (long) Math.ceil(passes * events / rate),
                passes * tables.bytes(shadow.view()),
                redis.of(shadow.projection())
                        .map(keys -> passes * keys.bytes(live))
                        .orElse(0L));
        rebuilds.predict(shadow.id(), json.writeValueAsString(prediction));
    }
}
