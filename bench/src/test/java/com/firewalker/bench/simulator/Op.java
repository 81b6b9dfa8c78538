package com.firewalker.bench.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A command of somebody, and what the world does around it: all of it follows from its own seed. */
record Op(int number, Kind kind, long seed) {

    /** What is commanded. */
    enum Kind {
        UPLOAD(56),
        RESEND(14),
        DELETE(6),
        VISIBILITY(6),
        GOAL(4),
        ZONE(3),
        ERASE(1),
        SEAL(5),
        REPAIR(5);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        private static Kind random(Random random) {
            int left = random.nextInt(100);
            for (Kind kind : values()) {
                left -= kind.weight;
                if (left < 0) {
                    return kind;
                }
            }
            return UPLOAD;
        }
    }

    static List<Op> of(long seed, int commands) {
        Random random = new Random(seed);
        List<Op> all = new ArrayList<>(commands);
        for (int i = 1; i <= commands; i++) {
            all.add(new Op(i, Kind.random(random), random.nextLong()));
        }
        return all;
    }

    @Override
    public String toString() {
        return number + " " + kind;
    }
}
