package com.firewalker.query.view;

import com.firewalker.platform.ledger.store.LedgerEvent;
import com.firewalker.proto.StreamNames;
import java.util.List;
import java.util.Map;

/** Names of streams, and who stands behind them. */
public final class Streams {

    private static final String DAY = StreamNames.DAY;
    private static final String WALKER = StreamNames.WALKER;
    private static final String FRIENDSHIP = StreamNames.FRIENDSHIP;

    private Streams() {}

    /** The walker of a day or walker stream; the stream itself where it belongs to several. */
    public static String owner(String streamId) {
        if (streamId.startsWith(DAY)) {
            return streamId.substring(DAY.length(), streamId.lastIndexOf('/'));
        }
        return streamId.startsWith(WALKER) ? streamId.substring(WALKER.length()) : streamId;
    }

    /** The walkers of a stream: one, or the two of a friendship. */
    public static List<String> owners(String streamId) {
        return streamId.startsWith(FRIENDSHIP)
                ? List.of(streamId.substring(FRIENDSHIP.length()).split(":"))
                : List.of(owner(streamId));
    }

    /** One name for all that belongs to the owner of a stream: the walker's own stream, else the stream itself. */
    public static String everythingOf(String streamId) {
        return streamId.startsWith(DAY) ? walker(owner(streamId)) : streamId;
    }

    public static String walker(String walkerId) {
        return WALKER + walkerId;
    }

    public static String days(String walkerId) {
        return DAY + walkerId + "/";
    }

    private static String friendship(String one, String other) {
        return one.compareTo(other) < 0 ? FRIENDSHIP + one + ":" + other : FRIENDSHIP + other + ":" + one;
    }

    /** The stream behind a row with this key: of the day where it names one, else of the walker. */
    public static String behind(Map<String, String> key) {
        String other = key.get("other_id");
        if (other != null) {
            return friendship(key.getOrDefault("walker_id", ""), other);
        }
        String walker = key.getOrDefault("walker_id", walkerIn(key.getOrDefault("member", "")));
        String date = key.get("local_date");
        return date == null ? walker(walker) : days(walker) + date;
    }

    /** Members of boards begin with what orders ties: {@code 998024568:walker}. */
    private static String walkerIn(String member) {
        return member.substring(member.indexOf(':') + 1);
    }

    /** Refuses at once what cannot be read: a rebuild cannot go on without it. */
    public static Fact fact(LedgerEvent event) {
        return new Fact(event.position(), event.recordedAt(), event.payload());
    }
}
