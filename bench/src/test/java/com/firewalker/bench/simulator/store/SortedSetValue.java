package com.firewalker.bench.simulator.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A sorted set: by score, then by member. */
final class SortedSetValue {

    private record Member(String name, double score) {}

    private static final Comparator<Member> ORDER =
            Comparator.comparingDouble(Member::score).thenComparing(Member::name);

    private final TreeSet<Member> order = new TreeSet<>(ORDER);
    private final Map<String, Member> members = new HashMap<>();

    SortedSetValue copy() {
        var copy = new SortedSetValue();
        copy.order.addAll(order);
        copy.members.putAll(members);
        return copy;
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    @Nullable Object call(String[] a) {
        return switch (a[0].toUpperCase(Locale.ROOT)) {
            case "ZADD" -> add(a[3], Double.parseDouble(a[2]));
            case "ZREM" -> remove(a[2]);
            case "ZCARD" -> (long) members.size();
            case "ZCOUNT" -> (long) between(a[2], a[3]).size();
            case "ZREVRANGE" -> shown(range(Integer.parseInt(a[2]), Integer.parseInt(a[3])), a.length > 4);
            case "ZREVRANK" -> rank(a[2]);
            case "ZRANGEBYSCORE" -> byScore(a);
            case "ZREMRANGEBYSCORE" -> removeBetween(a[2], a[3]);
            default -> throw new IllegalStateException("unknown command " + a[0]);
        };
    }

    private long add(String name, double score) {
        Member old = members.put(name, new Member(name, score));
        if (old != null) {
            order.remove(old);
        }
        order.add(new Member(name, score));
        return old == null ? 1 : 0;
    }

    private long remove(String name) {
        Member old = members.remove(name);
        if (old != null) {
            order.remove(old);
        }
        return old == null ? 0 : 1;
    }

    private long removeBetween(String low, String high) {
        List<Member> gone = between(low, high);
        gone.forEach(member -> remove(member.name()));
        return gone.size();
    }

    private List<Member> between(String low, String high) {
        return order.stream()
                .filter(member ->
                        low.startsWith("(") ? member.score() > bound(low.substring(1)) : member.score() >= bound(low))
                .filter(member -> high.startsWith("(")
                        ? member.score() < bound(high.substring(1))
                        : member.score() <= bound(high))
                .toList();
    }

    private static double bound(String text) {
        return switch (text) {
            case "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private List<Member> range(int first, int last) {
        List<Member> descending = new ArrayList<>(order.descendingSet());
        int size = descending.size();
        int from = Math.max(0, first < 0 ? size + first : first);
        int to = Math.min(size - 1, last < 0 ? size + last : last);
        return from > to ? List.of() : descending.subList(from, to + 1);
    }

    private @Nullable Long rank(String name) {
        Member member = members.get(name);
        return member == null ? null : (long) order.tailSet(member, false).size();
    }

    private List<String> byScore(String[] a) {
        List<Member> found = between(a[2], a[3]);
        boolean scores = false;
        for (int i = 4; i < a.length; i++) {
            scores |= a[i].equalsIgnoreCase("WITHSCORES");
            if (a[i].equalsIgnoreCase("LIMIT")) {
                int offset = Integer.parseInt(a[i + 1]);
                int count = Integer.parseInt(a[i + 2]);
                found = found.stream().skip(offset).limit(count).toList();
            }
        }
        return shown(found, scores);
    }

    private static List<String> shown(List<Member> members, boolean scores) {
        List<String> shown = new ArrayList<>();
        members.forEach(member -> {
            shown.add(member.name());
            if (scores) {
                shown.add(number(member.score()));
            }
        });
        return shown;
    }

    static String number(double score) {
        return score == Math.rint(score) ? Long.toString((long) score) : Double.toString(score);
    }
}
