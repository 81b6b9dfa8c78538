package com.firewalker.command.account;

import java.security.SecureRandom;

/** Ids that say nothing and cannot be guessed, and codes that can be read out over a phone. */
final class RandomIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final String CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ID_LENGTH = 26;
    private static final int CODE_LENGTH = 8;

    private RandomIds() {}

    /** 130 bits. */
    static String walkerId() {
        return letters(ID_LETTERS, ID_LENGTH);
    }

    /** 39 bits, without letters that look or sound alike (0/O, 1/I/L, U/V). */
    static String friendCode() {
        return letters(CODE_LETTERS, CODE_LENGTH);
    }

    private static String letters(String from, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(from.charAt(RANDOM.nextInt(from.length())));
        }
        return text.toString();
    }
}
