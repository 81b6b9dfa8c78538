package com.firewalker.query.rebuild.diff;

import io.lettuce.core.KeyValue;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares two versions of a key family member by member, some hundreds at a time. Both are read while they serve and
 * move: what differs is only a suspicion, which is looked at again in a moment in which neither moves. What is in
 * memory is bounded: a page of members, and the suspects.
 */
public final class KeyDiff {

    private static final ScanArgs PAGE = ScanArgs.Builder.limit(500);
    private static final int READ = 500;

    private final KeyFamily keys;
    private final int one;
    private final int other;
    private final int mostSuspects;
    private final Findings findings;
    private final Stillness stillness;
    private final Map<String, Set<String>> suspects = new TreeMap<>();
    private int count;

    /** Calls the work in a moment in which both versions are at the same position and neither moves. */
    public interface Stillness {
        void during(Runnable work);
    }

    public KeyDiff(KeyFamily keys, int one, int other, int mostSuspects, Findings findings, Stillness stillness) {
        this.keys = keys;
        this.one = one;
        this.other = other;
        this.mostSuspects = mostSuspects;
        this.findings = findings;
        this.stillness = stillness;
    }

    /** Tells the findings of every member of every key, the state of the versions left out. */
    public void compare() {
        Set<String> names = new TreeSet<>();
        keys.keys(one).forEach(key -> names.add(key.substring(keys.prefix(one).length())));
        keys.keys(other)
                .forEach(key -> names.add(key.substring(keys.prefix(other).length())));
        for (String name : names) {
            against(name, one, other, true);
            against(name, other, one, false);
        }
        judge();
    }

    /** Members of the first version; those that both have count once. */
    private void against(String name, int version, int reference, boolean counts) {
        String key = keys.prefix(version) + name;
        Iterator<Map.Entry<String, String>> members = members(key);
        List<Map.Entry<String, String>> page = new ArrayList<>();
        while (members.hasNext()) {
            page.add(members.next());
            if (page.size() == READ || !members.hasNext()) {
                compare(name, page, reference, counts);
                page.clear();
            }
        }
    }

    private void compare(String name, List<Map.Entry<String, String>> page, int reference, boolean counts) {
        List<String> names = page.stream().map(Map.Entry::getKey).toList();
        List<@Nullable String> others = values(keys.prefix(reference) + name, names);
        for (int i = 0; i < names.size(); i++) {
            boolean same = page.get(i).getValue().equals(others.get(i));
            if (!same && (counts || others.get(i) == null)) {
                suspect(name, names.get(i));
            } else if (same && counts) {
                findings.equal();
            }
        }
        if (count >= mostSuspects) {
            judge();
        }
    }

    private void suspect(String name, String member) {
        if (suspects.computeIfAbsent(name, key -> new TreeSet<>()).add(member)) {
            count++;
        }
    }

    private void judge() {
        if (count > 0) {
            stillness.during(() -> suspects.forEach(this::judge));
            suspects.clear();
            count = 0;
        }
    }

    private void judge(String name, Set<String> members) {
        List<String> all = List.copyOf(members);
        for (int from = 0; from < all.size(); from += READ) {
            List<String> some = all.subList(from, Math.min(all.size(), from + READ));
            List<@Nullable String> before = values(keys.prefix(one) + name, some);
            List<@Nullable String> after = values(keys.prefix(other) + name, some);
            boolean expired = keys.redis().exists(keys.prefix(one) + name, keys.prefix(other) + name) == 0;
            for (int i = 0; i < some.size() && !expired; i++) {
                judge(name, some.get(i), before.get(i), after.get(i));
            }
        }
    }

    private void judge(String name, String member, @Nullable String before, @Nullable String after) {
        if (before == null ? after != null : !before.equals(after)) {
            findings.differs(keys.name() + ":" + name, Map.of("member", member), told(before), told(after));
        } else if (before != null) {
            findings.equal();
        }
    }

    private static @Nullable Map<String, @Nullable String> told(@Nullable String value) {
        return value == null ? null : Map.of("value", value);
    }

    /** Members with what each holds: the score, the field's value. */
    private Iterator<Map.Entry<String, String>> members(String key) {
        RedisClusterCommands<String, String> redis = keys.redis();
        return switch (redis.type(key)) {
            case "hash" ->
                ScanIterator.hscan(redis, key, PAGE).stream()
                        .map(field -> Map.entry(field.getKey(), field.getValue()))
                        .iterator();
            case "zset" ->
                ScanIterator.zscan(redis, key, PAGE).stream()
                        .map(member -> Map.entry(member.getValue(), Double.toString(member.getScore())))
                        .iterator();
            case "none" -> List.<Map.Entry<String, String>>of().iterator();
            default -> throw new IllegalStateException("keys of this type are not compared: " + key);
        };
    }

    private List<@Nullable String> values(String key, List<String> members) {
        RedisClusterCommands<String, String> redis = keys.redis();
        String[] names = members.toArray(String[]::new);
        List<@Nullable String> values = new ArrayList<>();
        switch (redis.type(key)) {
            case "hash" ->
                redis.hmget(key, names)
                        .forEach((KeyValue<String, String> field) -> values.add(field.getValueOrElse(null)));
            case "zset" ->
                redis.zmscore(key, names).forEach(score -> values.add(score == null ? null : Double.toString(score)));
            default -> members.forEach(member -> values.add(null));
        }
        return values;
    }
}
