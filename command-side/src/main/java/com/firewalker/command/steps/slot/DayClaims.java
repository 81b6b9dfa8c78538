package com.firewalker.command.steps.slot;

import com.firewalker.command.steps.sample.Claim;
import com.firewalker.command.steps.sample.Plausibility;
import com.firewalker.command.steps.sample.Sample;
import com.firewalker.command.steps.sample.SampleKey;
import com.firewalker.command.steps.sample.SampleRecord;
import com.firewalker.command.steps.sample.Slots;
import com.firewalker.command.steps.sample.Sources;
import com.firewalker.events.v1.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what devices say of a whole day against what their slots say: one device decides and adds what is missing.
 * Shape: a decided day's slots and its day evidence in, whatever their order; a line per source out, by device id.
 * Errors: none, losers stay with a line of 0 steps and their reason. Source: domain-rules.md 4.6, 4.7.
 */
public final class DayClaims {

    private static final Comparator<SampleRecord> LARGEST_FIRST = Comparator.<SampleRecord>comparingInt(
                    entry -> entry.live().count())
            .reversed()
            .thenComparing(entry -> entry.key, SampleKey.BY_SAMPLE);

    /** A device's day evidence that stays, and what is held of it. */
    private static final class Said {

        final List<SampleRecord> stays = new ArrayList<>();
        final List<SampleRecord> all = new ArrayList<>();
        int sum;
        int held;
    }

    private final LiveSamples evidence;
    private final Plausibility policy;
    private final int[] ranks;
    private final @Nullable MergedSlot[] merged;

    /** By device id, then source: a device of the same name as the manual source is another one. */
    private final Map<String, Integer> order = new TreeMap<>();

    private final @Nullable Said[] said;

    private DayClaims(LiveSamples evidence, Plausibility policy, int[] ranks, @Nullable MergedSlot[] merged) {
        this.evidence = evidence;
        this.policy = policy;
        this.ranks = ranks;
        this.merged = merged;
        this.said = new Said[ranks.length];
    }

    public static List<Claim> of(
            LiveSamples evidence, Plausibility policy, int[] ranks, @Nullable MergedSlot[] merged) {
        if (evidence.dayEvidence.isEmpty()) {
            return List.of();
        }
        var claims = new DayClaims(evidence, policy, ranks, merged);
        evidence.dayEvidence.forEach(claims::collect);
        return claims.lines();
    }

    private void collect(SampleRecord entry) {
        int source = sourceOf(entry, evidence.sources);
        Said its = said[source];
        if (its == null) {
            said[source] = its = new Said();
            order.put(evidence.sources.id(source) + '/' + (source == Sources.MANUAL ? 0 : 1), source);
        }
        if (source != Sources.MANUAL && !entry.granted && policy.isTooFast(entry.live())) {
            its.held += entry.shareOn(evidence.date);
        } else {
            its.all.add(entry);
        }
    }

    /** An entry without a length is one by hand whatever its device has become since. */
    public static int sourceOf(SampleRecord entry, Sources sources) {
        return entry.live().role() == Sample.Role.INSTANT ? Sources.MANUAL : sources.of(entry.live());
    }

    private List<Claim> lines() {
        for (int source : order.values()) {
            settle(source, said(source));
        }
        int largest = 0;
        for (int source = 1; source < said.length; source++) {
            largest = said[source] == null ? largest : Math.max(largest, said(source).sum);
        }
        int decides = deciding(largest);
        var lines = new ArrayList<Claim>(order.size());
        for (int source : order.values()) {
            if (source == Sources.MANUAL) {
                lines.add(byHand(said(source)));
            } else {
                lines.add(source == decides ? remainder(source) : lost(source, decides, largest));
            }
        }
        return lines;
    }

    private Said said(int source) {
        return Objects.requireNonNull(said[source]);
    }

    /** A daily total replaces the device's long records; of what overlaps the largest stays. Manual entries add up. */
    private void settle(int source, Said its) {
        its.all.sort(LARGEST_FIRST);
        boolean total = its.all.stream().anyMatch(DayClaims::isTotal);
        for (SampleRecord entry : its.all) {
            boolean stays = source == Sources.MANUAL
                    || isTotal(entry) == total && its.stays.stream().noneMatch(other -> overlap(entry, other));
            if (stays) {
                its.stays.add(entry);
                its.sum += entry.shareOn(evidence.date);
            }
        }
    }

    private static boolean isTotal(SampleRecord entry) {
        return entry.live().role() == Sample.Role.DAILY_TOTAL;
    }

    private static boolean overlap(SampleRecord a, SampleRecord b) {
        return isTotal(a)
                || a.live().start() < b.live().end()
                        && b.live().start() < a.live().end();
    }

    private int deciding(int largest) {
        int first = MergedSlot.NOBODY;
        for (int source : order.values()) {
            boolean may = source != Sources.MANUAL && !said(source).stays.isEmpty() && 2L * said(source).sum >= largest;
            if (may && isBefore(source, first)) {
                first = source;
            }
        }
        return first;
    }

    /** Sources come by device id, so that the lower id stays first where nothing else tells two apart. */
    private boolean isBefore(int source, int other) {
        if (other == MergedSlot.NOBODY || ranks[source] != ranks[other]) {
            return other == MergedSlot.NOBODY || ranks[source] < ranks[other];
        }
        return said(source).sum > said(other).sum;
    }

    private Claim remainder(int source) {
        Said its = said(source);
        int steps = 0;
        int granted = 0;
        for (SampleRecord entry : its.stays) {
            int missing = Math.max(0, entry.shareOn(evidence.date) - known(source, entry));
            steps += missing;
            granted += entry.granted ? missing : 0;
        }
        List<Reason> flags = steps == 0 ? List.of(Reason.REASON_CLAIMS_LESS) : List.of();
        return line(source, its, steps, granted, flags);
    }

    private Claim lost(int source, int decides, int largest) {
        Said its = said(source);
        List<Reason> why = its.stays.isEmpty() ? List.of() : List.of(whyLost(source, decides, largest));
        return line(source, its, 0, 0, why);
    }

    private Reason whyLost(int source, int decides, int largest) {
        int sum = said(source).sum;
        if (2L * sum < largest) {
            return Reason.REASON_BELOW_HALF;
        }
        if (ranks[source] != ranks[decides]) {
            return Reason.REASON_NOT_PREFERRED;
        }
        return sum < said(decides).sum ? Reason.REASON_SMALLER_SUM : Reason.REASON_HIGHER_DEVICE_ID;
    }

    private static Claim line(int source, Said its, int steps, int granted, List<Reason> why) {
        var flags = new ArrayList<>(why);
        if (its.held > 0) {
            flags.add(Reason.REASON_P2_CADENCE);
        }
        return new Claim(source, Reason.REASON_REMAINDER, its.sum + its.held, steps, its.held, granted, flags);
    }

    private Claim byHand(Said its) {
        int granted = 0;
        for (SampleRecord entry : its.stays) {
            granted += entry.granted ? entry.shareOn(evidence.date) : 0;
        }
        List<Reason> flags = List.of(Reason.REASON_P9_MANUAL);
        return new Claim(Sources.MANUAL, Reason.REASON_MANUAL_DAY, its.sum, its.sum, 0, granted, flags);
    }

    /** What is known of the span already: the device's own slots, won or lost, else what counts there. */
    private int known(int source, SampleRecord entry) {
        int own = 0;
        int counted = 0;
        for (int i = 0; i < merged.length; i++) {
            MergedSlot slot = merged[i];
            if (slot == null || !touches(entry, Slots.slot(i, evidence.date))) {
                continue;
            }
            own += slot.stepsOf(source);
            counted += slot.steps;
        }
        return own > 0 ? own : counted;
    }

    private static boolean touches(SampleRecord entry, long slot) {
        Sample sample = entry.live();
        return isTotal(entry) || slot >= sample.firstSlot() && slot <= sample.lastSlot();
    }
}
