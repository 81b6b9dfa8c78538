package com.firewalker.command.walker;

import com.firewalker.proto.StreamNames;
import java.util.regex.Pattern;

/** Names of walkers' streams: {@code walker/{walkerId}}. */
public final class WalkerStream {

    public static final String PREFIX = StreamNames.WALKER;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private WalkerStream() {}

    public static String of(String walkerId) {
        return PREFIX + checked(walkerId);
    }

    /** False for what no walker was ever named. */
    static boolean isPossible(String walkerId) {
        return ID.matcher(walkerId).matches();
    }

    /** Neither the slash nor the colon of stream names may be part of an id. */
    public static String checked(String walkerId) {
        if (!isPossible(walkerId)) {
            throw new IllegalArgumentException("walker id must match " + ID + ": " + walkerId);
        }
        return walkerId;
    }
}
