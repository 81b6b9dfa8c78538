package com.firewalker.notification.push;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where pushes may go.
 *
 * @param hosts push services; a leading {@code *.} stands for any name below
 * @param trustedOrigins origins of an own push service, e.g. inside the own network: neither https nor a public address
 *     is asked of them
 * @param contact for the people who run a push service, a mailto: or https: URI
 */
@ConfigurationProperties("firewalker.push")
record PushSettings(
        @DefaultValue({"fcm.googleapis.com", "*.push.services.mozilla.com", "*.notify.windows.com", "*.push.apple.com"})
        List<String> hosts,

        @DefaultValue List<URI> trustedOrigins,
        @DefaultValue("mailto:push@firewalker.invalid") String contact) {}
