package com.firewalker.query.rebuild;

import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.platform.web.Refusal;
import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.projection.ProjectionControls;
import com.firewalker.query.rebuild.diff.RebuildRedis;
import com.firewalker.query.rebuild.replay.CatchUp;
import com.firewalker.query.rebuild.replay.RebuildSettings;
import com.firewalker.query.rebuild.replay.ShadowTables;
import com.firewalker.query.rebuild.replay.Transactions;
import com.firewalker.query.view.ViewVersion;
import com.firewalker.query.view.ViewVersions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Lets another version take over: writers wait, the version comes to the live one's position, one statement swaps the
 * tables. Readers see the one or the other, on all instances at once.
 */
@Component("rebuildSwitching")
class VersionSwitch {

    private static final int ATTEMPTS = 5;
    private static final long CLOSE = 1000;
    private static final int PAGE = 2000;

    private final Rebuilds rebuilds;
    private final ShadowTables tables;
    private final RebuildRedis redis;
    private final ViewVersions versions;
    private final CatchUp catchUp;
    private final ProjectionControls controls;
    private final DeadLetters letters;
    private final Transactions transactions;
    private final RebuildSettings settings;

    VersionSwitch(
            Rebuilds rebuilds,
            ShadowTables tables,
            RebuildRedis redis,
            ViewVersions versions,
            CatchUp catchUp,
            ProjectionControls controls,
            DeadLetters letters,
            Transactions transactions,
            RebuildSettings settings) {
        this.rebuilds = rebuilds;
        this.tables = tables;
        this.redis = redis;
        this.versions = versions;
        this.catchUp = catchUp;
        this.controls = controls;
        this.letters = letters;
        this.transactions = transactions;
        this.settings = settings;
    }

    void forward(Shadow shadow) {
        persistently(() -> transactions.ownly(() -> {
            Rebuild now = rebuilds.lock(shadow.id()).orElseThrow(Refusal::notFound);
            refuseUnlessReady(now);
            if (live(shadow) != now.versions().next()) {
                takeOver(shadow, now.versions().old(), now.versions().next());
            }
            finish(shadow);
        }));
    }

    /** The tables have been swapped: the row says so, and what waited has been folded by the new version. */
    void finish(Shadow shadow) {
        rebuilds.end(shadow.id(), RebuildState.SWITCHED, null);
        letters.settle(
                shadow.view().name(),
                transactions.own(() -> versions.live(shadow.view())).position());
    }

    void back(Shadow shadow, String owner) {
        bringClose(shadow);
        persistently(() -> transactions.ownly(() -> {
            Rebuild now = rebuilds.lock(shadow.id()).orElseThrow(Refusal::notFound);
            refuseUnlessSwitched(shadow, now);
            takeOver(shadow, now.versions().next(), now.versions().old());
            rebuilds.reopen(now, owner, settings.lease());
        }));
    }

    private void takeOver(Shadow shadow, int from, int to) {
        if (rebuilds.runningOn(shadow.view().name()).stream().anyMatch(VersionSwitch::looksAtTables)) {
            throw new Refusal(409, "verification-running", "A verification reads both versions now: switch after it");
        }
        controls.lockOut(shadow.view().name());
        follow(shadow, ViewVersion.shadow(shadow.view(), to));
        transactions.none(() -> tables.swap(shadow.view(), from, to));
        redis.of(shadow.projection()).ifPresent(keys -> keys.pointTo(to));
    }

    private static boolean looksAtTables(Rebuild other) {
        return other.plan().mode() == RebuildMode.VERIFICATION && other.state() == RebuildState.VERIFYING;
    }

    int live(Shadow shadow) {
        return transactions.own(() -> versions.live(shadow.view())).version().version();
    }

    /** What a version that rested has missed; all but the last of it before anybody has to wait. */
    private void bringClose(Shadow shadow) {
        ViewVersion old =
                ViewVersion.shadow(shadow.view(), shadow.rebuild().versions().old());
        if (!tables.exists(shadow.view(), old.version())) {
            throw versionGone();
        }
        while (versions.live(shadow.view()).position() - catchUp.position(old) > CLOSE) {
            follow(shadow, old);
        }
    }

    private void follow(Shadow shadow, ViewVersion version) {
        long to = transactions.own(() -> versions.live(shadow.view())).position();
        catchUp.to(shadow.projection(), version, to, PAGE, leftOut(shadow), () -> {});
    }

    private Set<Long> leftOut(Shadow shadow) {
        return letters.dropped(shadow.view().name());
    }

    private static void refuseUnlessReady(Rebuild now) {
        if (now.plan().mode() != RebuildMode.SHADOW || now.state() != RebuildState.READY || now.finishedAt() != null) {
            throw new Refusal(
                    409,
                    "not-ready",
                    "Only a shadow rebuild that is ready can be switched: this one is "
                            + now.state().word());
        }
    }

    private void refuseUnlessSwitched(Shadow shadow, Rebuild now) {
        if (now.state() != RebuildState.SWITCHED || now.plan().mode() != RebuildMode.SHADOW) {
            throw new Refusal(
                    409,
                    "not-switched",
                    "This rebuild has not switched: it is " + now.state().word());
        }
        if (live(shadow) != now.versions().next()) {
            throw versionGone();
        }
        if (rebuilds.runningOn(shadow.view().name()).stream()
                .anyMatch(other -> other.plan().mode() != RebuildMode.VERIFICATION)) {
            throw new Refusal(409, "rebuild-running", "Another rebuild of this view runs");
        }
    }

    private static Refusal versionGone() {
        return new Refusal(409, "version-gone", "The earlier version of this view is no longer kept");
    }

    private static void persistently(Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (e instanceof Refusal || !Failure.isOfTheMoment(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new Refusal(
                            503,
                            "view-busy",
                            "The view is too busy to switch now: nothing has changed",
                            List.of(),
                            Duration.ofSeconds(5));
                }
            }
        }
    }
}
