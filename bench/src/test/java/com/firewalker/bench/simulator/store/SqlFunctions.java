package com.firewalker.bench.simulator.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Functions that MySQL has and H2 has not. */
public final class SqlFunctions {

    private static Clock clock = Clock.systemUTC();

    private SqlFunctions() {}

    /** The server's clock is the world's. */
    public static void readTimeFrom(Clock time) {
        clock = time;
    }

    public static LocalDateTime utcTimestamp(int digits) {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
    }

    public static String sha2(String text, int bits) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-" + bits).digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
