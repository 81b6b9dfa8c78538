package com.firewalker.command.session;

import java.nio.file.Path;
import java.time.Clock;

/** Access tokens for walkers who never logged in: what is measured is uploading, not logging in. */
public final class BenchTokens {
    private BenchTokens() {}

    public static String of(Path keys, String walkerId) {
        Clock clock = Clock.systemUTC();
        return new AccessTokenIssuer(new SigningKeys(keys, clock), clock)
                .forWalker(walkerId, "bench-" + walkerId, false);
    }
}
