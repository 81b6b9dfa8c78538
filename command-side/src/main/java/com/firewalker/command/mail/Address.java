package com.firewalker.command.mail;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address as it is written to, and the hash by which it is found.
 * @param key of its canonical form
 */
public record Address(String email, byte[] key) {

    /** The same address, however it is written. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address && Arrays.equals(key, address.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "Address";
    }
}
