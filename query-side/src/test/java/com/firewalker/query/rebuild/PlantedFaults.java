package com.firewalker.query.rebuild;

import com.firewalker.events.v1.StepsRecorded;
import com.firewalker.query.view.BatchApplier;
import com.firewalker.query.view.Fact;
import com.firewalker.query.view.Projection;
import com.firewalker.query.view.View;
import com.firewalker.query.view.ViewLock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;

/** Faults that a test may plant in a running query side: a live view that miscounts, an instance that falls. */
@Component
class PlantedFaults implements BeanPostProcessor, RebuildRunner.Observer {

    /** Falls as a killed process does: nothing is tidied, nothing is said. */
    static final class Fall extends Error {

        private static final long serialVersionUID = 1L;

        Fall(RebuildState state) {
            super("fell while " + state.word(), null, false, false);
        }
    }

    private volatile @Nullable String miscounted;
    private final Set<RebuildState> falls = ConcurrentHashMap.newKeySet();
    private final Set<RebuildState> fallen = ConcurrentHashMap.newKeySet();
    private final Map<RebuildState, CountDownLatch> held = new ConcurrentHashMap<>();
    private static volatile boolean stuck;

    /** From now on the live views credit this walker with one step too many. */
    void miscount(@Nullable String walkerId) {
        miscounted = walkerId;
    }

    /** The next rebuild that enters the state here falls. */
    void fallWhen(RebuildState state) {
        falls.add(state);
    }

    boolean hasFallen(RebuildState state) {
        return fallen.contains(state);
    }

    /** The next rebuild that enters the state here waits there for {@link #release}. */
    void holdWhen(RebuildState state) {
        held.put(state, new CountDownLatch(1));
    }

    void release(RebuildState state) {
        Objects.requireNonNull(held.remove(state)).countDown();
    }

    /** The live views of all instances in this process cannot be written for a while. */
    static void stick(boolean on) {
        stuck = on;
    }

    @Override
    public void entering(Rebuild rebuild) {
        CountDownLatch latch = held.get(rebuild.state());
        if (latch != null) {
            await(latch);
        }
        if (falls.remove(rebuild.state())) {
            fallen.add(rebuild.state());
            throw new Fall(rebuild.state());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof BatchApplier gate ? new Miscounting(gate) : bean;
    }

    private final class Miscounting implements BatchApplier {

        private final BatchApplier gate;

        Miscounting(BatchApplier gate) {
            this.gate = gate;
        }

        @Override
        public ViewLock enter(View view, long upTo) {
            if (stuck) {
                throw new QueryTimeoutException("planted: the view cannot be written");
            }
            return gate.enter(view, upTo);
        }

        @Override
        public void apply(Projection projection, ViewLock entry, Projection.Batch batch) {
            gate.apply(
                    projection,
                    entry,
                    new Projection.Batch(
                            batch.facts().stream().map(this::miscounted).toList(), batch.from(), batch.to()));
        }

        private Fact miscounted(Fact fact) {
            if (miscounted != null
                    && fact.event() instanceof StepsRecorded steps
                    && steps.getWalkerId().equals(miscounted)) {
                StepsRecorded.Builder wrong = steps.toBuilder();
                wrong.getResultBuilder().setTotal(steps.getResult().getTotal() + 1);
                wrong.getResultBuilder().setRanked(steps.getResult().getRanked() + 1);
                return new Fact(fact.position(), fact.recordedAt(), wrong.build());
            }
            return fact;
        }
    }
}
