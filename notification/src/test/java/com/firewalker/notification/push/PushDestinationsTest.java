package com.firewalker.notification.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A push endpoint is a URL that a stranger chose (S22). */
@Tag("S22")
class PushDestinationsTest {

    private final PushDestinations destinations = new PushDestinations(new PushSettings(
            List.of("fcm.googleapis.com", "*.push.services.mozilla.com"),
            List.of(URI.create("http://127.0.0.1:9999")),
            "mailto:push@example.org"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc",
                "https://updates.push.services.mozilla.com/wpush/v2/abc",
                "https://fcm.googleapis.com:443/x",
                "http://127.0.0.1:9999/push/1"
            })
    void allowsKnownPushServices(String endpoint) {
        assertThat(destinations.allows(endpoint)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://fcm.googleapis.com/x",
                "https://fcm.googleapis.com:8443/x",
                "https://fcm.googleapis.com.evil.example/x",
                "https://evil.example/https://fcm.googleapis.com",
                "https://user@fcm.googleapis.com/x",
                "https://fcm.googleapis.com@evil.example/x",
                "https://push.services.mozilla.com.evil.example/",
                "https://evilpush.services.mozilla.com/",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/x",
                "https://[::1]/x",
                "http://127.0.0.1:9998/x",
                "http://127.0.0.1/x",
                "file:///etc/passwd",
                "gopher://fcm.googleapis.com/",
                "//fcm.googleapis.com/x",
                "https://fcm.googleapis.com/x\r\nHost: evil",
                "https://fcm.googleapis.com/x#y"
            })
    void allowsNothingElse(String endpoint) {
        assertThat(destinations.allows(endpoint)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fd00::1",
                "::ffff:10.0.0.1"
            })
    void knowsPrivateAddresses(String address) throws UnknownHostException {
        assertThat(PushDestinations.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @Test
    void knowsPublicAddresses() throws UnknownHostException {
        assertThat(PushDestinations.isPublic(InetAddress.getByName("142.250.1.1")))
                .isTrue();
        assertThat(PushDestinations.isPublic(InetAddress.getByName("2a00:1450::1")))
                .isTrue();
    }
}
