package com.firewalker.bench.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client knows of its login. */
final class Login {

    final String walker;
    final String session;

    /** In the order in which they were handed out; the last one is the current one. */
    final List<String> tokens = new ArrayList<>();

    /** Logged out, and told so. */
    boolean over;

    /** Logged out perhaps: nobody answered, or an old token was shown. */
    boolean unsure;

    /** When the current token was first shown without an answer. */
    @Nullable Instant unanswered;

    Instant rotated;
    int losses;

    Login(String walker, String session, String token, Instant at, int losses) {
        this.walker = walker;
        this.session = session;
        this.rotated = at;
        this.losses = losses;
        tokens.add(token);
    }

    String current() {
        return tokens.get(tokens.size() - 1);
    }

    @Override
    public String toString() {
        return walker + " with " + tokens.size() + " tokens";
    }
}
