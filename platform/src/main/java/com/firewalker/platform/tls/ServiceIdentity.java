package com.firewalker.platform.tls;

import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.AdvancedTlsX509TrustManager.Verification;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This service's certificate, key and authorities for every handshake from now on. Files that changed are taken up
 * within a look; files that are wrong are logged, and what was known before stays in use.
 */
final class ServiceIdentity implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServiceIdentity.class);

    private final TlsSettings files;
    private final AdvancedTlsX509KeyManager key = new AdvancedTlsX509KeyManager();
    /** Of those whom this service calls the host's name is checked, of those who call it that they are services. */
    private final AdvancedTlsX509TrustManager called;

    private final AdvancedTlsX509TrustManager callers;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "tls-reload");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Identity current;

    /** @throws IllegalStateException where the files make no identity: there is no other way to speak to services */
    ServiceIdentity(TlsSettings files) {
        this.files = files;
        try {
            this.called = AdvancedTlsX509TrustManager.newBuilder()
                    .setVerification(Verification.CERTIFICATE_AND_HOST_NAME_VERIFICATION)
                    .build();
            this.callers = AdvancedTlsX509TrustManager.newBuilder()
                    .setVerification(Verification.CERTIFICATE_ONLY_VERIFICATION)
                    .setSslSocketAndEnginePeerVerifier(new PeerNames(files.peers()))
                    .build();
            this.current = Identity.read(files);
            use(current);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The certificate between services cannot be used: " + e.getMessage(), e);
        }
        long millis = files.reload().toMillis();
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
    }

    KeyManager key() {
        return key;
    }

    TrustManager called() {
        return called;
    }

    TrustManager callers() {
        return callers;
    }

    double secondsLeft() {
        return (current.expiry().getTime() - System.currentTimeMillis()) / 1e3;
    }

    private void look() {
        try {
            Identity found = Identity.read(files);
            if (!found.isSameAs(current)) {
                use(found);
                current = found;
                log.info(
                        "a new certificate is in use, good until {}",
                        found.expiry().toInstant());
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            log.warn("the certificate's files cannot be used, the one before stays in use: {}", e.getMessage());
        }
    }

    private void use(Identity identity) throws IOException, GeneralSecurityException {
        called.updateTrustCredentials(identity.authorities());
        callers.updateTrustCredentials(identity.authorities());
        key.updateIdentityCredentials(identity.chain(), identity.key());
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
