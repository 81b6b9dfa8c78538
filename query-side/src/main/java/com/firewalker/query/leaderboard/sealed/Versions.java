package com.firewalker.query.leaderboard.sealed;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/** What something was from one position to the next, as far as a seal asks for it. */
final class Versions {

    private Versions() {}

    /**
     * The versions but the last that were the newest ones when a seal was set. The rest nobody asks for, whatever is still
     * to come: seals of earlier positions are all known.
     * @param seals positions, ascending
     */
    static <T> List<T> past(NavigableMap<Long, T> versions, List<Long> seals) {
        List<T> past = new ArrayList<>();
        Long from = null;
        for (Long next : versions.keySet()) {
            Long since = from;
            if (since != null && seals.stream().anyMatch(seal -> since < seal && seal < next)) {
                past.add(versions.get(since));
            }
            from = next;
        }
        return past;
    }
}
