package com.firewalker.bench.simulator;

import com.firewalker.bench.simulator.Clients.Key;
import com.firewalker.bench.simulator.Clients.Sent;
import com.firewalker.events.v1.Adjustment;
import com.firewalker.events.v1.DayResult;
import com.firewalker.events.v1.SampleChange;
import com.firewalker.events.v1.SampleOutcome;
import com.firewalker.events.v1.StepsRecorded;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger holds of every sample, and what its days must come to by domain-rules.md 4.3: each sample stands in one
 * quarter hour; of two devices the watch counts where it has at least half of what the other has.
 */
final class SampleFold {

    record Standing(long version, int count, boolean deleted, int date, long slot) {}

    final Map<Key, Standing> samples = new HashMap<>();
    private final Map<String, Map<Long, Integer>> dateOfSlot = new HashMap<>();
    private final Counts counts;

    SampleFold(Counts counts) {
        this.counts = counts;
    }

    void apply(LedgerRow row) {
        if (!(row.event() instanceof StepsRecorded event)
                || event.getSamples(0).getSampleId().equals("x")) {
            return;
        }
        for (SampleChange change : event.getSamplesList()) {
            apply(event, change, row.position());
        }
        judge(event, row.position());
    }

    private void apply(StepsRecorded event, SampleChange change, long position) {
        Key key = new Key(
                event.getWalkerId(), event.getDevices(change.getDevice()).getId(), change.getSampleId());
        boolean deleted = change.getOutcome() == SampleOutcome.SAMPLE_OUTCOME_DELETED;
        Standing old = samples.get(key);
        if (old != null && change.getVersion() < old.version()) {
            throw new Violation("I10", key + " goes back to version " + change.getVersion() + " at " + position);
        }
        if (old != null && old.deleted() && !deleted && change.getVersion() <= old.version()) {
            throw new Violation("I10", key + " lives again at " + position);
        }
        long slot = deleted && old != null ? old.slot() : change.getStartMillis() / Clients.SLOT_MILLIS;
        samples.put(key, new Standing(change.getVersion(), change.getCount(), deleted, event.getLocalDate(), slot));
        Integer other = dateOfSlot
                .computeIfAbsent(key.walker(), any -> new HashMap<>())
                .putIfAbsent(slot, event.getLocalDate());
        counts.add("I25", 1);
        if (other != null && other != event.getLocalDate()) {
            throw new Violation("I25", key + " stands on two dates at " + position);
        }
    }

    private void judge(StepsRecorded event, long position) {
        DayResult result = event.getResult();
        int expected = total(event.getWalkerId(), event.getLocalDate());
        String what = event.getWalkerId() + " day " + event.getLocalDate() + " at " + position;
        counts.add("I10", 1);
        if (result.getTotal() != expected) {
            throw new Violation("I10", what + " has " + result.getTotal() + " steps instead of " + expected);
        }
        counts.add("I8", 1);
        int said = result.getEvidence()
                - result.getSetAside()
                - result.getQuarantined()
                + result.getAdjustmentsList().stream()
                        .mapToInt(Adjustment::getSteps)
                        .sum();
        if (said != result.getTotal()) {
            throw new Violation("I8", what + " explains " + said + " of " + result.getTotal());
        }
        counts.add("I9", 1);
        boolean reached = result.getTotal() >= result.getGoal();
        if (result.getRanked() > result.getTotal() || result.getRanked() < 0 || result.getGoalReached() != reached) {
            throw new Violation("I9", what + " ranks " + result.getRanked() + ", goal " + result.getGoal());
        }
    }

    private int total(String walker, int date) {
        Map<Long, int[]> slots = new TreeMap<>();
        samples.forEach((key, standing) -> {
            if (key.walker().equals(walker) && standing.date() == date && !standing.deleted()) {
                int device = key.device().startsWith("watch") ? 0 : 1;
                slots.computeIfAbsent(standing.slot(), any -> new int[2])[device] += standing.count();
            }
        });
        int total = 0;
        for (int[] slot : slots.values()) {
            boolean watch = 2 * slot[0] >= Math.max(slot[0], slot[1]) && slot[0] > 0;
            total += watch ? slot[0] : slot[1];
        }
        return total;
    }

    /** Everything that was acknowledged is there, and nothing that was not sent. */
    void judge(Clients clients) {
        clients.sent.forEach((key, sent) -> {
            if (!clients.erased.contains(key.walker())) {
                judge(key, sent, samples.get(key));
            }
        });
        samples.forEach((key, standing) -> {
            Sent sent = clients.sent.get(key);
            boolean known = sent != null && (standing.deleted() || sent.versions.get(standing.version()) != null);
            if (!known || !standing.deleted() && sent.versions.get(standing.version()) != standing.count()) {
                throw new Violation("I1", key + " holds what nobody sent: " + standing);
            }
        });
    }

    private void judge(Key key, Sent sent, @Nullable Standing standing) {
        counts.add("I1", 1);
        if (sent.acknowledged < 0) {
            return;
        }
        if (standing == null || standing.version() < sent.acknowledged) {
            throw new Violation(
                    "I1", key + " version " + sent.acknowledged + " was acknowledged, the ledger has " + standing);
        }
        if (sent.deletionAcknowledged && standing.version() == sent.acknowledged && !standing.deleted()) {
            throw new Violation("I1", key + " was deleted, and lives");
        }
    }

    /** All was acknowledged: the ledger holds the last of everything. */
    void judgeWhole(Clients clients) {
        clients.sent.forEach((key, sent) -> {
            Standing standing = samples.get(key);
            if (!clients.erased.contains(key.walker())
                    && (standing == null || standing.version() != sent.version || standing.deleted() != sent.deleted)) {
                throw new Violation(
                        "I1",
                        key + " is " + standing + " instead of version " + sent.version
                                + (sent.deleted ? ", deleted" : ""));
            }
        });
    }
}
