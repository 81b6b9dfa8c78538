package com.firewalker.aws;

/** How many tasks of a service run: never fewer than {@code least}, never more than {@code most}. */
record Fleet(int least, int most) {

    Fleet {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("a fleet needs 1 <= least <= most: " + least + ", " + most);
        }
    }

    static Fleet between(int least, int most) {
        return new Fleet(least, most);
    }

    static Fleet fixed(int tasks) {
        return new Fleet(tasks, tasks);
    }

    boolean scales() {
        return most > least;
    }
}
