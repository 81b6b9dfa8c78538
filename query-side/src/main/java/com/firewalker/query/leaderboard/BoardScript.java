package com.firewalker.query.leaderboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The Lua scripts of the boards: each is one atomic step in Redis. */
enum BoardScript {
    WRITE("board-write.lua"),
    FILL("board-fill.lua"),
    READ("board-read.lua"),
    CIRCLE("board-circle.lua");

    private final String text;
    private final String digest;

    BoardScript(String file) {
        text = load(file);
        digest = sha1(text);
    }

    String text() {
        return text;
    }

    String digest() {
        return digest;
    }

    private static String load(String file) {
        try (InputStream stream = BoardScript.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("script is missing: " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 belongs to every JDK", e);
        }
    }
}
