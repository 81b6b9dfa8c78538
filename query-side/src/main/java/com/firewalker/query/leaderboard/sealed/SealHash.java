package com.firewalker.query.leaderboard.sealed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The hash of what a result was made of: SHA-256 over lines of UTF-8, each ended by a line feed. The first names what is
 * sealed, each other one an entry; entries ascend by their first word. docs/sealing.md says how to recompute it.
 */
public final class SealHash {

    private static final int MEMBER_DIGITS = 32;

    private final MessageDigest digest = sha256();

    /** @param sealed for example {@code global/day/2026-05-04} */
    public SealHash(String sealed) {
        line(sealed);
    }

    public SealHash add(String member, long score, long slot) {
        line(member + " " + score + " " + slot);
        return this;
    }

    public SealHash line(String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Lower-case hexadecimal; nothing can be added afterwards. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Who an entry belongs to, under a name that this result alone uses: whoever knows the walker's id can tell. */
    public static String member(String sealed, String walkerId) {
        byte[] hash = sha256().digest((sealed + "/" + walkerId).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash).substring(0, MEMBER_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }
}
