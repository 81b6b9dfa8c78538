package com.firewalker.aws.deployment;

/** How many tasks of a service run: never fewer than {@code least}, never more than {@code most}. */
public record Fleet(int least, int most) {

    public Fleet {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("a fleet needs 1 <= least <= most: " + least + ", " + most);
        }
    }

    public static Fleet between(int least, int most) {
        return new Fleet(least, most);
    }

    public static Fleet fixed(int tasks) {
        return new Fleet(tasks, tasks);
    }

    public boolean scales() {
        return most > least;
    }
}
