package com.firewalker.notification.push;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Which addresses a push may go to. An endpoint comes from a client, so it could name anything: only known push services
 * are allowed, over https, on the usual port, and never where their name leads into a private network.
 */
@Component
class PushDestinations {

    private static final int LONGEST = 2048;

    private final PushSettings settings;

    PushDestinations(PushSettings settings) {
        this.settings = settings;
    }

    /** Whether the endpoint may be kept; asks no name server. */
    boolean allows(String endpoint) {
        return endpoint.length() <= LONGEST
                && endpoint.chars().allMatch(c -> c > ' ' && c < 127)
                && parse(endpoint) instanceof URI uri
                && uri.getHost() != null
                && uri.getUserInfo() == null
                && uri.getFragment() == null
                && (trusted(uri) || pushService(uri));
    }

    private static Object parse(String endpoint) {
        try {
            return new URI(endpoint);
        } catch (URISyntaxException e) {
            return e;
        }
    }

    private boolean pushService(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return "https".equals(uri.getScheme())
                && (uri.getPort() == -1 || uri.getPort() == 443)
                && settings.hosts().stream().anyMatch(known -> covers(known, host));
    }

    private static boolean covers(String known, String host) {
        return known.startsWith("*.") ? host.endsWith(known.substring(1)) : host.equals(known);
    }

    private boolean trusted(URI uri) {
        return settings.trustedOrigins().stream()
                .anyMatch(origin -> origin.getScheme().equals(uri.getScheme())
                        && origin.getHost().equals(uri.getHost())
                        && origin.getPort() == uri.getPort());
    }

    /** Whether a push may be sent there now. */
    boolean reachable(String endpoint) throws UnknownHostException {
        if (!allows(endpoint)) {
            return false;
        }
        URI uri = URI.create(endpoint);
        return trusted(uri)
                || Arrays.stream(InetAddress.getAllByName(uri.getHost())).allMatch(PushDestinations::isPublic);
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        return !(address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || uniqueLocal
                || carrierGrade);
    }
}
