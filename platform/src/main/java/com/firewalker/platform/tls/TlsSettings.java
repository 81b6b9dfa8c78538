package com.firewalker.platform.tls;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where this service's certificate is, {@code firewalker.tls.*}.
 *
 * @param certificate PEM: the service's certificate, then those between it and an authority
 * @param key PEM, PKCS#8: the certificate's private key, EC or RSA
 * @param authorities PEM: whose certificates are believed; two of them while one replaces the other
 * @param peers the names that services bear: a caller's certificate must bear one of them
 * @param reload how often the files are looked at
 */
@ConfigurationProperties("firewalker.tls")
record TlsSettings(
        Path certificate,
        Path key,
        Path authorities,

        @DefaultValue({"command-side", "query-side", "notification"})
        Set<String> peers,

        @DefaultValue("30s") Duration reload) {}
