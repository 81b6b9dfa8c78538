package com.firewalker.command.session;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a session was begun, as closely as its owner needs to know it again: the network, not the address. */
final class Places {

    private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int FOUR = 3;
    private static final int SIX = 6;

    private Places() {}

    /** For example {@code 198.51.100.0/24} or {@code 2001:db8:1:0:0:0:0:0/48}. */
    static @Nullable String of(String address) {
        if (!NUMERIC.matcher(address).matches()) {
            return null;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int kept = bytes.length == 4 ? FOUR : SIX;
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + 8 * kept;
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
