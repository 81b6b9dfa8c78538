package com.firewalker.bench.simulator.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The names under which Redis knows scripts. */
final class Sha1 {

    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Sha1() {}

    static String of(String script) {
        return KNOWN.computeIfAbsent(script, Sha1::digest);
    }

    private static String digest(String script) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 belongs to every JDK", e);
        }
    }
}
