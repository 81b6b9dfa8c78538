package com.firewalker.command.challenge.service;

import com.firewalker.command.challenge.ChallengeRefused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Codes of eight Crockford characters: given out once, kept as hashes (domain-rules.md 8.13). */
@Component
class ChallengeCodes {

    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ChallengeRows rows;

    ChallengeCodes(ChallengeRows rows) {
        this.rows = rows;
    }

    /** 40 bits. */
    static String next() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** However it was typed: in lower case, in groups, with the letters that are read as digits. */
    static byte[] hash(String typed) {
        String code = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("firewalker challenge code:" + code).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every JDK", e);
        }
    }

    /** The challenge that can be joined with this code. Errors: 404 for wrong, expired, cancelled and full ones alike. */
    ChallengeRow joinable(String typed) {
        return rows.findByCode(hash(typed))
                .filter(row -> !row.isOver() && !row.isFull())
                .orElseThrow(ChallengeRefused::codeUnknown);
    }
}
