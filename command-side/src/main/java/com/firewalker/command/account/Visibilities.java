package com.firewalker.command.account;

import com.firewalker.events.v1.Visibility;
import java.util.Locale;

/** The contract's words for who may see a walker's steps. */
public final class Visibilities {

    private static final String PREFIX = "VISIBILITY_";

    private Visibilities() {}

    /** @param word public, friends or private, checked before */
    public static Visibility of(String word) {
        return Visibility.valueOf(PREFIX + word.toUpperCase(Locale.ROOT));
    }

    public static String word(Visibility visibility) {
        return visibility.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }
}
