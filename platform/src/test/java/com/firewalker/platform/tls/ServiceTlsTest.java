package com.firewalker.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.platform.testing.TestAuthority;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.TlsServerCredentials.ClientAuth;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services open to each other and to nobody else. Cites reliability.md S17. */
@Tag("S17")
class ServiceTlsTest {

    /** A ClientHello of RFC 4346 (TLS 1.1) that offers AES and nothing newer. */
    private static final String TLS_1_1 =
            "160302002f" + "0100002b" + "0302" + "00".repeat(32) + "00" + "0004c013002f" + "0100";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final TestAuthority authority = TestAuthority.create();
    private ServiceIdentity query;
    private Server server;

    @BeforeEach
    void open() throws IOException {
        query = identity(authority, "query", "query-side", "localhost");
        server = Grpc.newServerBuilderForPort(
                        0,
                        TlsServerCredentials.newBuilder()
                                .keyManager(query.key())
                                .trustManager(query.callers())
                                .clientAuth(ClientAuth.REQUIRE)
                                .build())
                .addService(new HealthStatusManager().getHealthService())
                .build()
                .start();
    }

    @AfterEach
    void close() {
        server.shutdownNow();
        query.close();
    }

    @Test
    void answerAServiceThatBearsTheNameOfOne() {
        try (ServiceIdentity caller = identity(authority, "caller", "notification")) {
            assertThat(ask(credentials(caller))).isEqualTo(ServingStatus.SERVING);
        }
    }

    @Test
    void refuseWhoeverHasNoCertificateOrSpeaksInTheClear() {
        ChannelCredentials without =
                TlsChannelCredentials.newBuilder().trustManager(query.called()).build();
        refused(without);
        refused(InsecureChannelCredentials.create());
    }

    @Test
    void refuseTheSameAuthoritysCertificateUnderAnotherName() {
        try (ServiceIdentity other = identity(authority, "other", "grafana", "localhost")) {
            refused(credentials(other));
        }
    }

    @Test
    void refuseAnotherAuthoritysCertificateUnderTheRightName() {
        try (ServiceIdentity forged = identity(TestAuthority.create(), "forged", "notification")) {
            ChannelCredentials credentials = TlsChannelCredentials.newBuilder()
                    .keyManager(forged.key())
                    .trustManager(query.called())
                    .build();
            refused(credentials);
        }
    }

    @Test
    void callNobodyUnderAnotherNameThanTheHosts() throws IOException {
        try (ServiceIdentity caller = identity(authority, "caller", "notification");
                ServiceIdentity impostor = identity(authority, "impostor", "command-side")) {
            Server wrong = Grpc.newServerBuilderForPort(
                            0,
                            TlsServerCredentials.newBuilder()
                                    .keyManager(impostor.key())
                                    .trustManager(impostor.callers())
                                    .clientAuth(ClientAuth.REQUIRE)
                                    .build())
                    .addService(new HealthStatusManager().getHealthService())
                    .build()
                    .start();
            try {
                assertThatThrownBy(() -> ask(credentials(caller), wrong.getPort()))
                        .hasStackTraceContaining("localhost");
            } finally {
                wrong.shutdownNow();
            }
        }
    }

    @Test
    void refuseWhatIsOlderThanTls12() throws IOException {
        try (Socket old = new Socket("localhost", server.getPort())) {
            old.setSoTimeout((int) PATIENCE.toMillis());
            old.getOutputStream().write(HexFormat.of().parseHex(TLS_1_1));
            byte[] alert = old.getInputStream().readNBytes(7);
            assertThat(alert[0]).as("an alert").isEqualTo((byte) 21);
            assertThat(alert[5]).as("a fatal one").isEqualTo((byte) 2);
            assertThat(alert[6]).as("protocol_version").isEqualTo((byte) 70);
        }
    }

    @Test
    void takeUpNewCertificatesAndAuthoritiesWithoutARestart() throws IOException {
        TestAuthority next = TestAuthority.create();
        try (ServiceIdentity old = identity(authority, "old", "notification");
                ServiceIdentity fresh = identity(next, "fresh", "notification")) {
            assertThat(ask(credentials(old))).isEqualTo(ServingStatus.SERVING);
            refused(credentials(fresh));

            next.issue(directory.resolve("query"), "query-side", "localhost");

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ask(credentials(fresh))).isEqualTo(ServingStatus.SERVING));
            refused(credentials(old));
        }
    }

    @Test
    void keepTheCertificateTheyHaveWhereTheNewFilesAreWrong() throws IOException {
        try (ServiceIdentity caller = identity(authority, "caller", "notification")) {
            Path key = directory.resolve("query").resolve("key.pem");
            Files.copy(
                    directory.resolve("caller").resolve("key.pem"),
                    key,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            await().during(Duration.ofMillis(200))
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(ask(credentials(caller))).isEqualTo(ServingStatus.SERVING));
        }
        assertThatThrownBy(() -> new ServiceIdentity(settings(directory.resolve("query"))))
                .hasMessageContaining("the private key is not that of the certificate");
    }

    private void refused(ChannelCredentials credentials) {
        assertThatThrownBy(() -> ask(credentials))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        failure -> assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    }

    private ServingStatus ask(ChannelCredentials credentials) {
        return ask(credentials, server.getPort());
    }

    private static ServingStatus ask(ChannelCredentials credentials, int port) {
        ManagedChannel channel =
                Grpc.newChannelBuilder("localhost:" + port, credentials).build();
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
        } finally {
            channel.shutdownNow();
        }
    }

    private static ChannelCredentials credentials(ServiceIdentity identity) {
        return TlsChannelCredentials.newBuilder()
                .keyManager(identity.key())
                .trustManager(identity.called())
                .build();
    }

    private ServiceIdentity identity(TestAuthority issuer, String name, String... names) {
        return new ServiceIdentity(settings(issuer.issue(directory.resolve(name), names)));
    }

    private static TlsSettings settings(Path issued) {
        return new TlsSettings(
                issued.resolve("certificate.pem"),
                issued.resolve("key.pem"),
                issued.resolve("authorities.pem"),
                Set.of("command-side", "query-side", "notification"),
                Duration.ofMillis(30));
    }
}
