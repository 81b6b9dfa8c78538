package com.firewalker.bench.measure;

/** Walkers of the benchmark: their ids are as long as those that Firewalker gives out, 22 characters. */
public final class Walkers {
    private static final String FORMAT = "walker%016d";

    private Walkers() {}

    public static String id(int number) {
        return FORMAT.formatted(number);
    }

    /** Ids 0 to count - 1, so that nothing is formatted while it is measured. */
    public static String[] ids(int count) {
        String[] ids = new String[count];
        for (int i = 0; i < count; i++) {
            ids[i] = id(i);
        }
        return ids;
    }
}
