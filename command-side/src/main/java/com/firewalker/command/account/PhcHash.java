package com.firewalker.command.account;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stored Argon2id hash with its own parameters, so that old ones stay readable when the parameters rise. */
record PhcHash(int memoryKib, int iterations, int parallelism, byte[] salt, byte[] hash) {

    private static final Pattern FORM =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([^$]+)\\$([^$]+)");

    static PhcHash parse(String stored) {
        Matcher form = FORM.matcher(stored);
        if (!form.matches()) {
            throw new IllegalStateException("a stored password hash has an unknown form");
        }
        return new PhcHash(
                Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)),
                Integer.parseInt(form.group(3)),
                Base64.getDecoder().decode(form.group(4)),
                Base64.getDecoder().decode(form.group(5)));
    }
}
