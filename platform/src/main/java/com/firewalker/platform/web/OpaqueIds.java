package com.firewalker.platform.web;

/**
 * What an id of ours can look like: 1 to 255 visible ASCII characters. The stores keep ids as ASCII and fail to compare
 * anything else with them, so whatever cannot be an id is answered as an unknown one before a store is asked.
 * Source: api.md 1.
 */
public final class OpaqueIds {

    private static final int LONGEST = 255;

    private OpaqueIds() {}

    public static boolean isPossible(String id) {
        return !id.isEmpty() && id.length() <= LONGEST && id.chars().allMatch(one -> one > ' ' && one < 0x7f);
    }

    /** The id, or 404 as for an unknown one. */
    public static String possible(String id) {
        if (!isPossible(id)) {
            throw Refusal.notFound();
        }
        return id;
    }
}
