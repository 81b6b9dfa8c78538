package com.firewalker.bench.simulator;

import com.firewalker.command.steps.DayAnswer;
import com.firewalker.command.steps.DeleteSamples;
import com.firewalker.command.steps.RecordSteps;
import com.firewalker.command.steps.sample.ItemResult;
import com.firewalker.command.steps.sample.ItemStatus;
import com.firewalker.command.steps.sample.Tombstone;
import com.firewalker.command.walker.Timeline;
import com.firewalker.command.walker.WalkerTimeline;
import com.firewalker.platform.ledger.lane.Commands;
import com.firewalker.platform.ledger.lane.Committed;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.LiveProjection;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewHandler;
import com.firewalker.query.view.ViewVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/** Puts faults between the product's parts that no change of SQL or of a script can stand for. */
final class Planting {

    private Planting() {}

    static UnaryOperator<Cache> cache(Plant plant) {
        return plant == Plant.CACHE_KEEPS_UNCOMMITTED ? Stubborn::new : UnaryOperator.identity();
    }

    static Commands commands(Plant plant, Commands real) {
        return plant == Plant.LAST_PIECE_LOST || plant == Plant.TOMBSTONE_WITHOUT_VERSION
                ? new Lossy(real, plant)
                : real;
    }

    static WalkerTimeline timelines(Plant plant, WalkerTimeline real) {
        return plant == Plant.ZONES_ARE_STALE ? new Stale(real, new HashMap<>()) : real;
    }

    static Object handler(Plant plant, String view, String handler, Wiring parts) {
        if (plant != Plant.POISON_DATE || !view.equals("days")) {
            return parts.get(handler);
        }
        var strict = new Strict((Projection) parts.get("query.day.DayProjection"), parts.get(LedgerReader.class));
        return new StrictHandler(strict, parts.get(LiveProjection.class));
    }

    private record Stale(WalkerTimeline real, Map<String, Optional<Timeline>> known) implements WalkerTimeline {

        @Override
        public Optional<Timeline> of(String walkerId) {
            return known.computeIfAbsent(walkerId, real::of);
        }

        @Override
        public Optional<Timeline> of(String walkerId, long position) {
            return of(walkerId);
        }
    }

    private record Lossy(Commands real, Plant plant) implements Commands {

        private static final int PIECE = 20;

        @Override
        @SuppressWarnings("unchecked")
        public <R extends @Nullable Object> CompletableFuture<Committed<R>> send(Object command) {
            if (plant == Plant.TOMBSTONE_WITHOUT_VERSION && command instanceof DeleteSamples gone) {
                return real.send(new DeleteSamples(
                        gone.dayId(),
                        gone.walkerId(),
                        gone.date(),
                        gone.tombstones().stream()
                                .map(one -> new Tombstone(one.key(), one.version() - 1))
                                .toList(),
                        gone.settings()));
            }
            if (plant != Plant.LAST_PIECE_LOST
                    || !(command instanceof RecordSteps steps)
                    || steps.samples().size() <= PIECE) {
                return real.send(command);
            }
            int lost = steps.samples().size() - PIECE;
            return real.<DayAnswer>send(RecordSteps.on(
                            steps.walkerId(),
                            steps.date(),
                            steps.samples().subList(0, PIECE),
                            steps.settings(),
                            steps.nowMillis(),
                            steps.today(),
                            steps.backfill()))
                    .thenApply(answer ->
                            (Committed<R>) new Committed<>(asIfWhole(answer.result(), lost), answer.position()));
        }

        private static DayAnswer asIfWhole(DayAnswer answer, int lost) {
            List<ItemResult> results = new ArrayList<>(answer.results());
            for (int i = 0; i < lost; i++) {
                results.add(ItemResult.of(ItemStatus.RECORDED));
            }
            return new DayAnswer(results, answer.total(), answer.ranked(), answer.spills());
        }

        @Override
        public <R extends @Nullable Object> Committed<R> sendInTransaction(Object command) {
            return real.sendInTransaction(command);
        }
    }

    private record Strict(Projection real, LedgerReader ledger) implements Projection {

        private static final int PAGE = 1000;

        @Override
        public View view() {
            return real.view();
        }

        @Override
        public void apply(ViewVersion version, Batch batch) {
            if (batch.moves()
                    && ledger.next(batch.from(), batch.to(), PAGE, Set.of()).events().stream()
                            .map(Fact::of)
                            .anyMatch(fact -> !fact.inCalendar())) {
                throw new DataIntegrityViolationException("Incorrect date value");
            }
            real.apply(version, batch);
        }
    }

    private static final class StrictHandler extends ViewHandler {

        StrictHandler(Projection projection, LiveProjection live) {
            super(projection, live);
        }
    }

    /** Never lets go of an entry. */
    private record Stubborn(Cache real) implements Cache {

        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals")
        public <K, V> V get(K key) {
            return real.get(key);
        }

        @Override
        public void put(Object key, Object value) {
            real.put(key, value);
        }

        @Override
        public boolean putIfAbsent(Object key, Object value) {
            return real.putIfAbsent(key, value);
        }

        @Override
        public boolean remove(Object key) {
            return false;
        }

        @Override
        public void removeAll() {}

        @Override
        public boolean containsKey(Object key) {
            return real.containsKey(key);
        }

        @Override
        public Registration registerCacheEntryListener(EntryListener listener) {
            return real.registerCacheEntryListener(listener);
        }

        @Override
        public <V> void computeIfPresent(Object key, UnaryOperator<V> update) {
            real.computeIfPresent(key, update);
        }
    }
}
