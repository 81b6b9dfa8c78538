package com.firewalker.query.rebuild;

import com.firewalker.platform.ledger.store.Failure;
import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.deadletter.DeadLetters;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Streams;
import com.firewalker.query.view.ViewVersion;
import com.firewalker.query.view.ViewVersions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Component;

/** Fills another version of a view from the ledger. */
@Component
class Building {

    private static final int PAGE = 5000;

    private final Rebuilds rebuilds;
    private final ShadowTables tables;
    private final RebuildRedis redis;
    private final LedgerReader ledger;
    private final ViewVersions versions;
    private final Following following;
    private final DeadLetters letters;
    private final RebuildThrottle throttle;
    private final Transactions transactions;
    private final RebuildSettings settings;

    Building(
            Rebuilds rebuilds,
            ShadowTables tables,
            RebuildRedis redis,
            LedgerReader ledger,
            ViewVersions versions,
            Following following,
            DeadLetters letters,
            RebuildThrottle throttle,
            Transactions transactions,
            RebuildSettings settings) {
        this.rebuilds = rebuilds;
        this.tables = tables;
        this.redis = redis;
        this.ledger = ledger;
        this.versions = versions;
        this.following = following;
        this.letters = letters;
        this.throttle = throttle;
        this.transactions = transactions;
        this.settings = settings;
    }

    void prepare(Shadow shadow) {
        create(shadow, shadow.next());
        rebuilds.start(shadow.id(), settings.workers(), 0);
    }

    void create(Shadow shadow, ViewVersion version) {
        tables.create(shadow.view(), version.version());
        redis.of(shadow.projection()).ifPresent(keys -> {
            keys.drop(version.version());
            keys.complete(version.version(), 0);
        });
    }

    /** Positions that the new version leaves out: dropped ones always, waiting ones only to compare. */
    Set<Long> leftOut(Shadow shadow) {
        var leftOut = new HashSet<>(letters.dropped(shadow.view().name()));
        if (shadow.plan().mode() == RebuildMode.VERIFICATION) {
            leftOut.addAll(letters.waiting(shadow.view().name()));
        }
        return leftOut;
    }

    void replay(Shadow shadow, String owner, Meter meter) throws InterruptedException {
        var from = rebuilds.workers(shadow.id());
        long target = from.stream().reduce(versions.live(shadow.view()).position(), Math::max);
        boolean proving = wantsProof(shadow) && from.stream().allMatch(position -> position == 0);
        meter.expect(
                target,
                wantsProof(shadow) && !proving ? 2 * target : target,
                from.stream().reduce(target, Math::min));
        if (shadow.plan().wholeView()) {
            replayAll(shadow, owner, meter, from, target, proving);
        } else {
            replaySome(shadow, owner, meter, target);
        }
        complete(shadow, shadow.next(), owner, target);
    }

    private boolean wantsProof(Shadow shadow) {
        return shadow.plan().mode() == RebuildMode.SHADOW && settings.proof();
    }

    /** From the beginning on, the proof is folded from the same reading; a rebuild that goes on is proved afterwards. */
    private void replayAll(Shadow shadow, String owner, Meter meter, List<Long> from, long target, boolean proving)
            throws InterruptedException {
        int workers = shadow.projection().divisible() ? from.size() : 1;
        var starts = workers == from.size() ? from : List.of(from.stream().reduce(target, Math::min));
        var folds = new ArrayList<Replay.Fold>();
        folds.add(new Replay.Fold(starts, settings.batch(), (worker, facts, upTo) -> {
            write(shadow, shadow.next(), owner, facts, () -> rebuilds.reached(shadow.id(), worker, upTo));
            meter.folded(facts.size());
        }));
        if (proving) {
            folds.add(freshProof(shadow, owner));
        }
        try (var replay = new Replay(ledger, settings.reading(), leftOut(shadow))) {
            replay.run(folds, target, position -> {
                pause(shadow);
                meter.reached(position);
            });
        }
        if (proving) {
            complete(shadow, shadow.proof(), owner, target);
        }
    }

    private Replay.Fold freshProof(Shadow shadow, String owner) {
        create(shadow, shadow.proof());
        return settings.proof(
                shadow.projection().divisible(),
                (worker, facts, upTo) -> write(shadow, shadow.proof(), owner, facts, () -> {}));
    }

    private void pause(Shadow shadow) {
        try {
            throttle.pass(shadow.view(), settings.window());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Folds facts into a version and notes it, in one transaction. */
    private void write(Shadow shadow, ViewVersion version, String owner, List<Fact> facts, Runnable note) {
        Retrying.ofTheMoment(() -> transactions.ownly(() -> {
            rebuilds.hold(shadow.id(), owner);
            apply(shadow, version, facts);
            note.run();
        }));
    }

    private void apply(Shadow shadow, ViewVersion version, List<Fact> facts) {
        try {
            shadow.projection().applyPart(version, facts);
        } catch (RuntimeException e) {
            throw Failure.isOfTheMoment(e) ? e : new Unfoldable(facts, e);
        }
    }

    /** Every event of the walkers asked for, in order. */
    private void replaySome(Shadow shadow, String owner, Meter meter, long target) throws InterruptedException {
        for (var walker : walkers(shadow, target)) {
            throttle.pass(shadow.view(), 1);
            var facts = facts(walker, target, leftOut(shadow));
            write(shadow, shadow.next(), owner, facts, () -> rebuilds.reached(shadow.id(), 0, target));
            meter.folded(facts.size());
        }
    }

    /** The walker named, or every walker with events from the position named on; empty: all. */
    Set<String> walkers(Shadow shadow, long upTo) {
        var plan = shadow.plan();
        var walkers = new TreeSet<String>();
        if (plan.walkerId() != null) {
            walkers.add(plan.walkerId());
        } else if (plan.from() != null) {
            long after = plan.from() - 1;
            while (after < upTo) {
                var page = ledger.page(after, upTo, PAGE, Set.of());
                page.forEach(event -> walkers.add(Streams.owner(event.streamId())));
                after = page.isEmpty() ? upTo : page.get(page.size() - 1).position();
            }
        }
        return walkers;
    }

    private List<Fact> facts(String walker, long upTo, Set<Long> leftOut) {
        var streams = new TreeSet<>(ledger.streamIds(Streams.days(walker)));
        streams.add(Streams.walker(walker));
        return streams.stream()
                .flatMap(stream -> ledger.streamUpTo(stream, upTo).stream())
                .filter(event -> !leftOut.contains(event.position()))
                .sorted(Comparator.comparingLong(LedgerEvent::position))
                .map(Streams::fact)
                .toList();
    }

    /** MySQL last: a position there says that the version is whole. */
    private void complete(Shadow shadow, ViewVersion version, String owner, long position) {
        transactions.ownly(() -> {
            rebuilds.hold(shadow.id(), owner);
            redis.of(shadow.projection()).ifPresent(keys -> keys.complete(version.version(), position));
            versions.advance(version, position);
        });
    }

    /** Until the new version is close behind the live one. */
    void catchUp(Shadow shadow, String owner) throws InterruptedException {
        var leftOut = leftOut(shadow);
        long live = versions.live(shadow.view()).position();
        while (following.position(shadow.next()) < live - settings.page()) {
            throttle.pass(shadow.view(), settings.page());
            step(shadow, owner, live, leftOut);
            live = versions.live(shadow.view()).position();
        }
        followTo(shadow, live, leftOut, () -> rebuilds.hold(shadow.id(), owner));
    }

    private void step(Shadow shadow, String owner, long to, Set<Long> leftOut) {
        Retrying.ofTheMoment(() -> following.page(
                shadow.projection(),
                shadow.next(),
                to,
                settings.page(),
                leftOut,
                () -> rebuilds.hold(shadow.id(), owner)));
    }

    void followTo(Shadow shadow, long to, Set<Long> leftOut, Following.Permit permit) {
        follow(shadow, shadow.next(), to, leftOut, permit);
    }

    void follow(Shadow shadow, ViewVersion version, long to, Set<Long> leftOut, Following.Permit permit) {
        Retrying.ofTheMoment(() -> following.to(shadow.projection(), version, to, settings.page(), leftOut, permit));
    }

    /** Another version, its walkers and events divided otherwise, for the first to be held against; it may stand already. */
    void prove(Shadow shadow, String owner, Meter meter, long to) throws InterruptedException {
        if (!proven(shadow)) {
            var fold = freshProof(shadow, owner);
            try (var replay = new Replay(ledger, settings.reading(), leftOut(shadow))) {
                replay.run(List.of(fold), to, position -> {
                    pause(shadow);
                    meter.reached(to + position);
                });
            }
            complete(shadow, shadow.proof(), owner, to);
        }
        follow(shadow, shadow.proof(), to, leftOut(shadow), () -> rebuilds.hold(shadow.id(), owner));
    }

    /** Its position is the last thing that a proof gets; a crash may have left it without one, or half its tables. */
    private boolean proven(Shadow shadow) {
        try {
            return following.position(shadow.proof()) > 0;
        } catch (BadSqlGrammarException | EmptyResultDataAccessException e) {
            return false;
        }
    }

    void drop(Shadow shadow, int version) {
        tables.drop(shadow.view(), version);
        redis.of(shadow.projection()).ifPresent(keys -> keys.drop(version));
    }

    /** Tries the events one by one, undoing each; answers the position of the first that fails. */
    long firstUnfoldable(Shadow shadow, List<Fact> facts) {
        for (var fact : facts) {
            try {
                transactions.undone(() -> shadow.projection().applyPart(shadow.next(), List.of(fact)));
            } catch (RuntimeException e) {
                return fact.position();
            }
        }
        return facts.get(0).position();
    }
}
