package com.firewalker.query.directory;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names and pictures of walkers, many at once. */
public interface WalkerNames {

    /** What a walker is called where nobody can be asked. */
    Name UNKNOWN = new Name("Walker", null);

    /** A name to show and the address of a picture. */
    record Name(String displayName, @Nullable String imageUrl) {}

    /** Those found, and whether the directory could be asked for the rest. */
    record Found(Map<String, Name> names, boolean complete) {

        public Name of(String walkerId) {
            return names.getOrDefault(walkerId, UNKNOWN);
        }
    }

    Found of(Collection<String> walkerIds);
}
