package com.firewalker.bench.simulator;

import com.firewalker.command.steps.sample.Offsets;
import com.firewalker.command.steps.upload.ParsedSample;
import com.firewalker.command.steps.upload.SimulatedUploads.Answer;
import com.firewalker.events.v1.DeviceKind;
import com.firewalker.events.v1.SampleMethod;
import com.firewalker.events.v1.SampleType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the walkers' devices sent, and what they were told: each sample stands in one quarter hour, which names it. */
final class Clients {

    static final long SLOT_MILLIS = 900_000;
    private static final int MOST_STEPS = 600;
    private static final List<String> STATUSES =
            List.of("RECORDED", "REVISED", "UNCHANGED", "STALE", "DELETED", "QUARANTINED");

    record Key(String walker, String device, String sample) {}

    /** Steps by version; a version may be deleted. */
    static final class Sent {

        final Map<Long, Integer> versions = new TreeMap<>();
        long version;
        boolean deleted;
        long acknowledged = -1;
        boolean deletionAcknowledged;
    }

    /** @param version of a deletion; -1 for an upload */
    record Request(int number, String walker, String device, List<ParsedSample> samples, long version) {

        boolean deletes() {
            return version >= 0;
        }
    }

    final Map<Key, Sent> sent = new LinkedHashMap<>();
    final Set<String> erased = new HashSet<>();
    private final List<Request> open = new ArrayList<>();
    private final List<Request> answered = new ArrayList<>();
    private int requests;

    static DeviceKind kind(String device) {
        return device.startsWith("watch") ? DeviceKind.DEVICE_KIND_WATCH : DeviceKind.DEVICE_KIND_PHONE;
    }

    List<Request> open() {
        return open;
    }

    /** Steps of some quarter hours of the last days; some of them again with other numbers. */
    Request upload(Random random, String walker, long nowMillis) {
        String device = random.nextInt(3) == 0 ? "watch-1" : "phone-1";
        long newest = (nowMillis - 1_200_000) / SLOT_MILLIS;
        long around = newest - (random.nextInt(3) == 0 ? random.nextInt(300) : random.nextInt(12));
        List<ParsedSample> samples = new ArrayList<>();
        int many = random.nextInt(12) == 0 ? 40 : 1 + random.nextInt(5);
        Set<Long> slots = new HashSet<>();
        for (int i = 0; i < many; i++) {
            long slot = around - random.nextInt(many + 6);
            if (slots.add(slot)) {
                samples.add(next(random, new Key(walker, device, "s" + slot), slot));
            }
        }
        return opened(walker, device, samples, -1);
    }

    private ParsedSample next(Random random, Key key, long slot) {
        Sent known = sent.computeIfAbsent(key, any -> new Sent());
        if (known.version == 0 || random.nextInt(3) > 0) {
            known.version++;
            known.deleted = false;
            known.versions.put(known.version, random.nextInt(8) == 0 ? 0 : random.nextInt(MOST_STEPS));
        }
        long start = slot * SLOT_MILLIS;
        return new ParsedSample(
                key.sample(),
                null,
                known.version,
                SampleType.SAMPLE_TYPE_INTERVAL,
                SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                start,
                start + SLOT_MILLIS,
                Offsets.ABSENT,
                Offsets.ABSENT,
                known.versions.getOrDefault(known.version, 0),
                0,
                null);
    }

    private Request opened(String walker, String device, List<ParsedSample> samples, long version) {
        var request = new Request(++requests, walker, device, samples, version);
        open.add(request);
        return request;
    }

    /** Deletes something that is known to be stored; null where nothing is. */
    @Nullable Request delete(Random random) {
        List<Key> stored = sent.entrySet().stream()
                .filter(one -> one.getValue().acknowledged == one.getValue().version
                        && !one.getValue().deleted
                        && !erased.contains(one.getKey().walker()))
                .map(Map.Entry::getKey)
                .toList();
        if (stored.isEmpty()) {
            return null;
        }
        Key key = stored.get(random.nextInt(stored.size()));
        Sent known = sent.get(key);
        known.deleted = true;
        var sample = new ParsedSample(
                key.sample(),
                null,
                known.version,
                SampleType.SAMPLE_TYPE_INTERVAL,
                SampleMethod.SAMPLE_METHOD_AUTOMATIC,
                0,
                0,
                Offsets.ABSENT,
                Offsets.ABSENT,
                0,
                0,
                null);
        return opened(key.walker(), key.device(), List.of(sample), known.version);
    }

    /** Something that was sent before; one that nobody answered where there is one. */
    @Nullable Request again(Random random) {
        if (!open.isEmpty() && random.nextBoolean()) {
            return open.get(random.nextInt(open.size()));
        }
        return answered.isEmpty() ? null : answered.get(random.nextInt(answered.size()));
    }

    void told(Request request, Answer answer) {
        if (open.remove(request)) {
            answered.add(request);
        }
        if (answer.statuses().size() != request.samples().size()) {
            throw new Violation("I13", request.number() + " got " + answer.statuses());
        }
        for (int i = 0; i < request.samples().size(); i++) {
            told(request, request.samples().get(i), answer.statuses().get(i));
        }
    }

    private void told(Request request, ParsedSample sample, String status) {
        if (!STATUSES.contains(status)) {
            throw new Violation("I13", "request " + request.number() + ": " + sample.id() + " is " + status);
        }
        Sent known = sent.get(new Key(request.walker(), request.device(), String.valueOf(sample.id())));
        if (known == null) {
            throw new IllegalStateException("never sent: " + sample.id());
        }
        if (sample.version() > known.acknowledged) {
            known.acknowledged = sample.version();
            known.deletionAcknowledged = false;
        }
        if (request.deletes() && sample.version() == known.acknowledged) {
            known.deletionAcknowledged = true;
        }
    }

    /** Nothing happened and nothing will. */
    void refused(Request request) {
        open.remove(request);
    }

    void erased(String walker) {
        erased.add(walker);
        open.removeIf(request -> request.walker().equals(walker));
    }
}
