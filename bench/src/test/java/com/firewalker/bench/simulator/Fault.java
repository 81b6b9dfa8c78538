package com.firewalker.bench.simulator;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** Something that goes wrong at one of the next steps of a command. */
record Fault(Kind kind, int steps) {

    /** Where the world is asked. */
    enum Point {
        STATEMENT,
        COMMIT,
        COMMITTED,
        REDIS,
        REDIS_ANSWERED
    }

    /** What goes wrong, and where it can. */
    enum Kind {
        CRASH(EnumSet.allOf(Point.class)),
        CONNECTION_LOST(EnumSet.of(Point.STATEMENT, Point.COMMIT)),
        COMMIT_UNANSWERED(EnumSet.of(Point.COMMITTED)),
        OTHERS_FIRST(EnumSet.of(Point.STATEMENT, Point.COMMIT, Point.COMMITTED, Point.REDIS, Point.REDIS_ANSWERED)),
        REDIS_AWAY(EnumSet.of(Point.REDIS)),
        REDIS_UNANSWERED(EnumSet.of(Point.REDIS_ANSWERED)),
        REDIS_WIPED(EnumSet.of(Point.REDIS, Point.COMMIT));

        private final Set<Point> points;

        Kind(Set<Point> points) {
            this.points = points;
        }

        boolean happensAt(Point point) {
            return points.contains(point);
        }
    }

    private static final Kind[] KINDS = {
        Kind.CRASH,
        Kind.CRASH,
        Kind.CONNECTION_LOST,
        Kind.COMMIT_UNANSWERED,
        Kind.OTHERS_FIRST,
        Kind.OTHERS_FIRST,
        Kind.OTHERS_FIRST,
        Kind.REDIS_AWAY,
        Kind.REDIS_UNANSWERED,
        Kind.REDIS_WIPED
    };

    static Fault random(Random random) {
        Kind kind = KINDS[random.nextInt(KINDS.length)];
        int far = kind == Kind.COMMIT_UNANSWERED ? 3 : kind.name().startsWith("REDIS") ? 6 : 40;
        return new Fault(kind, 1 + random.nextInt(far));
    }
}
