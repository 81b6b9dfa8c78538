package com.firewalker.platform.tls;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import javax.net.ssl.TrustManager;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Services know each other by certificates in the production profile. Which bundle is for whom is said in
 * {@code platform-defaults.yml}. Source: reliability.md, S17.
 */
@Configuration(proxyBeanMethods = false)
@Profile("production")
@EnableConfigurationProperties(TlsSettings.class)
public class TlsConfiguration {

    @Bean(destroyMethod = "close")
    ServiceIdentity serviceIdentity(TlsSettings files) {
        return new ServiceIdentity(files);
    }

    @Bean
    SslBundleRegistrar bundlesBetweenServices(ServiceIdentity identity) {
        return bundles -> {
            bundles.registerBundle("callers", bundle(identity, identity.callers()));
            bundles.registerBundle("called", bundle(identity, identity.called()));
        };
    }

    @Bean
    Gauge certificateExpiry(ServiceIdentity identity, MeterRegistry meters) {
        return Gauge.builder("firewalker.tls.expiry.seconds", identity, ServiceIdentity::secondsLeft)
                .description("until the certificate between services is out of date")
                .register(meters);
    }

    private static SslBundle bundle(ServiceIdentity identity, TrustManager believed) {
        return SslBundle.of(
                SslStoreBundle.NONE,
                SslBundleKey.NONE,
                SslOptions.NONE,
                SslBundle.DEFAULT_PROTOCOL,
                SslManagerBundle.of(
                        new KeyManagers(identity.key()),
                        SslManagerBundle.from(believed).getTrustManagerFactory()));
    }
}
