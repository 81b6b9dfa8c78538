package com.firewalker.notification.inbox;

import java.util.regex.Pattern;

/** Ids of the public contract: the place in the walker's own inbox. */
final class NoticeId {

    private static final Pattern SHAPE = Pattern.compile("0|[1-9][0-9]{0,17}");

    private NoticeId() {}

    static boolean isOne(String text) {
        return SHAPE.matcher(text).matches();
    }

    static long parse(String text) {
        return Long.parseLong(text);
    }
}
