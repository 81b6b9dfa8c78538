package com.firewalker.query.rebuild;

import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.rebuild.diff.Comparison;
import com.firewalker.query.rebuild.diff.Diff;
import com.firewalker.query.rebuild.diff.Difference;
import com.firewalker.query.rebuild.replay.CatchUp;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import com.firewalker.query.rebuild.replay.ShadowStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Holds a new version against a second fold of the ledger, and against the live version at one position. */
@Component
class Verifier {

    private final ProofBuilder proofs;
    private final ShadowStore store;
    private final Comparison comparison;
    private final CatchUp catchUp;
    private final LiveSnapshot snapshot;
    private final DeadLetters letters;
    private final DataSource dataSource;
    private final RebuildSettings settings;

    Verifier(
            ProofBuilder proofs,
            ShadowStore store,
            Comparison comparison,
            CatchUp catchUp,
            LiveSnapshot snapshot,
            DeadLetters letters,
            DataSource dataSource,
            RebuildSettings settings) {
        this.proofs = proofs;
        this.store = store;
        this.comparison = comparison;
        this.catchUp = catchUp;
        this.snapshot = snapshot;
        this.letters = letters;
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /** What separates the new version from a second fold of the same events; anything but nothing is a fault. */
    Diff againstFold(Shadow shadow, String owner, ProgressReporter progress) throws InterruptedException {
        long position = catchUp.position(shadow.next());
        proofs.prove(shadow, owner, progress, position);
        Diff diff = comparison.still(
                new JdbcTemplate(dataSource),
                shadow.projection(),
                shadow.next(),
                shadow.proof(),
                position,
                settings.samples());
        store.drop(shadow.projection(), shadow.proof().version());
        return diff;
    }

    /** What separates the live version from the new one, both at the same position; the live one moves on meanwhile. */
    Diff againstLive(Shadow shadow, String owner) {
        return snapshot.compare(
                shadow,
                owner,
                (jdbc, live) -> withLetters(
                        shadow,
                        comparison.snapshot(
                                jdbc,
                                shadow.projection(),
                                live.version(),
                                shadow.next(),
                                live.position(),
                                settings.samples(),
                                reread -> snapshot.together(shadow, owner, reread))));
    }

    /** An event that waits is in the ledger and not in the view: a difference, whatever its rows say. */
    private Diff withLetters(Shadow shadow, Diff diff) {
        List<Long> waiting = shadow.plan().mode() == RebuildMode.VERIFICATION
                ? letters.waiting(shadow.view().name())
                : List.<Long>of();
        if (waiting.isEmpty()) {
            return diff;
        }
        List<Difference> samples = new ArrayList<>(diff.samples());
        waiting.forEach(position -> samples.add(new Difference(
                "dead-letters", Map.of("position", position.toString()), null, null, List.of(position))));
        return new Diff(
                diff.position(),
                diff.rowsCompared(),
                diff.onlyOld(),
                diff.onlyNew() + waiting.size(),
                diff.changed(),
                samples);
    }
}
