package com.firewalker.platform.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Whom a rate limit counts where nobody is signed in. */
public final class NetworkAddress {

    /** Nothing that a look-up in the DNS would be made for. */
    private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private NetworkAddress() {}

    public static boolean isNumeric(String address) {
        return NUMERIC.matcher(address).matches();
    }

    /** An IPv6 subscriber has 2^64 addresses: they are one here. */
    public static String network(String address) {
        if (!address.contains(":") || !isNumeric(address)) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            InetAddress six = InetAddress.getByAddress(bytes);
            boolean whole = bytes.length == 4 || six.isLoopbackAddress();
            Arrays.fill(bytes, whole ? bytes.length : 8, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
