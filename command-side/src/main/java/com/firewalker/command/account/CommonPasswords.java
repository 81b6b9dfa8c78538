package com.firewalker.command.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Passwords everybody tries first, from a list in the jar.
 * A listed one repeated to length, or lengthened by digits and marks, is still itself; so is a run along the keyboard.
 */
@Component
class CommonPasswords {

    private static final String LIST = "/common-passwords.txt";
    private static final String RUNS = "01234567890123456789 abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
            + " qwertyuiopasdfghjklzxcvbnmqwertyuiop 1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p 1q2w3e4r5t6y7u8i9o0p"
            + " qwertyuiop[]asdfghjkl;'zxcvbnm,./ 1234567890-=qwertyuiop 09876543210987654321";

    private final Set<String> listed = read();

    boolean contains(String lower) {
        return listed.contains(lower) || RUNS.contains(lower) || listed.contains(core(lower)) || repeats(lower);
    }

    /** Digits and marks at the ends do not make a new password. */
    private static String core(String lower) {
        return lower.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
    }

    private boolean repeats(String lower) {
        for (int period = 1; period <= lower.length() / 2; period++) {
            if (lower.length() % period == 0 || period <= 4) {
                String unit = lower.substring(0, period);
                boolean repeated = unit.repeat(lower.length() / period + 1).startsWith(lower);
                if (repeated && (period <= 4 || listed.contains(unit) || RUNS.contains(unit) || repeats(unit))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<String> read() {
        InputStream list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
