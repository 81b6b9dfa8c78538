package com.firewalker.command.friendship;

import com.firewalker.command.walker.WalkerStream;
import com.firewalker.proto.StreamNames;

/** Names of friendships' streams: one per unordered pair (domain-rules.md 10.1). */
final class FriendshipStream {

    private FriendshipStream() {}

    static String of(String one, String other) {
        return one.compareTo(other) < 0
                ? StreamNames.FRIENDSHIP + one + ":" + other
                : StreamNames.FRIENDSHIP + other + ":" + one;
    }

    /** A pair is two walkers. */
    static void check(String one, String other) {
        WalkerStream.checked(one);
        WalkerStream.checked(other);
        if (one.equals(other)) {
            throw new IllegalArgumentException("a friendship needs two walkers: " + one);
        }
    }
}
