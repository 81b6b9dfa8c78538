package com.firewalker.query.ranking;

import com.firewalker.query.ranking.BoardPage.Place;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a pseudonym of a result, and whether only they themselves may know (domain-rules.md 7.4, 8.13).
 * @param walkerId null for who is erased
 */
public record Behind(@Nullable String walkerId, boolean hidden) {

    /** For a pseudonym that nobody stands behind. */
    public static final Behind NOBODY = new Behind(null, true);

    /** The place as a caller sees it; its rank and score are everybody's. */
    public Place shown(Place place, String caller) {
        boolean masked = walkerId == null || hidden && !caller.equals(walkerId);
        return new Place(place.rank(), place.standing(), masked ? null : walkerId, masked);
    }
}
