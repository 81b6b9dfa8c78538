package com.firewalker.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Which walkers were suspended or restored while access tokens issued before may still be in date. The latest word
 * counts, whatever order the words arrive in; what is older than any token stands in the tokens themselves.
 */
final class Standings {

    private static final String PREFIX = "standing:";

    private record Word(String walkerId, long millis, boolean suspended) {}

    private final Cache<String, Word> latest;

    Standings(Duration kept) {
        this.latest = Caffeine.newBuilder()
                .expireAfterWrite(kept)
                .maximumSize(100_000)
                .build();
    }

    static String write(String walkerId, boolean suspended, long millis) {
        return PREFIX + millis + ":" + suspended + ":" + walkerId;
    }

    static boolean isOne(String text) {
        return text.startsWith(PREFIX);
    }

    /** The walker, where this word suspends one who was not known to be suspended. */
    @Nullable String learn(String text) {
        Word word = read(text);
        Word known = latest.getIfPresent(word.walkerId);
        if (known != null && known.millis >= word.millis) {
            return null;
        }
        latest.put(word.walkerId, word);
        return word.suspended && (known == null || !known.suspended) ? word.walkerId : null;
    }

    boolean knows(String text) {
        return latest.getIfPresent(read(text).walkerId) != null;
    }

    /** Whether the walker is suspended; null where nothing was said of late. */
    @Nullable Boolean of(String walkerId) {
        Word word = latest.getIfPresent(walkerId);
        return word == null ? null : word.suspended;
    }

    private static Word read(String text) {
        String[] parts = text.split(":", 4);
        return new Word(parts[3], Long.parseLong(parts[1]), Boolean.parseBoolean(parts[2]));
    }
}
