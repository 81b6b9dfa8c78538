package com.firewalker.query.leaderboard;

import com.firewalker.query.period.Span;

/** The names of a version's keys in Redis. All share one hash tag, so that a cluster keeps them on one node. */
record BoardKeys(int version) {

    static final String FAMILY = "{boards}";

    /** The version that is live. */
    static final String LIVE = FAMILY + ":live";

    /** The versions that have keys. */
    static final String VERSIONS = FAMILY + ":versions";

    String prefix() {
        return FAMILY + ":v" + version + ":";
    }

    /** Up to where the version is complete, and the fill that is under way. */
    String state() {
        return prefix() + "state";
    }

    /** The names of the version's other keys. */
    String keys() {
        return prefix() + "keys";
    }

    /** Who may see a walker. */
    String seen() {
        return prefix() + "seen";
    }

    /** Every walker's score on a board. */
    String scores(Span span) {
        return prefix() + "s:" + span.key();
    }

    /** The listed walkers of a board by score. */
    String ranks(Span span) {
        return prefix() + "z:" + span.key();
    }
}
