package com.firewalker.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.platform.testing.TestAuthority;
import io.grpc.Grpc;
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
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port that also takes callers without a certificate keeps services' methods for services. Cites reliability.md S17. */
@Tag("S17")
class ServiceDoorTest {

    private static final ServiceCredential SECRET = new ServiceCredential("what services know");

    @TempDir
    private Path directory;

    private final RevokedSessions revoked = new RevokedSessions("redis://127.0.0.1:1", Clock.systemUTC());
    private final GrpcAuthInterceptor door = new GrpcAuthInterceptor(
            new AccessTokenVerifier(kid -> null, revoked, Clock.systemUTC()),
            revoked,
            SECRET,
            Clock.systemUTC(),
            List.of(GrpcAccess.services("grpc.health.v1.Health/*")));
    private Server server;

    @BeforeEach
    void open() throws IOException {
        TestAuthority.create().issue(directory, "notification", "localhost");
        server = Grpc.newServerBuilderForPort(
                        0,
                        TlsServerCredentials.newBuilder()
                                .keyManager(file("certificate.pem"), file("key.pem"))
                                .trustManager(file("authorities.pem"))
                                .clientAuth(ClientAuth.OPTIONAL)
                                .build())
                .addService(new HealthStatusManager().getHealthService())
                .intercept(door)
                .build()
                .start();
    }

    @AfterEach
    void close() {
        server.shutdownNow();
        door.destroy();
        revoked.destroy();
    }

    @Test
    void opensToTheSecretWithACertificate() throws IOException {
        assertThat(ask(TlsChannelCredentials.newBuilder().keyManager(file("certificate.pem"), file("key.pem"))))
                .isEqualTo(ServingStatus.SERVING);
    }

    @Test
    void staysClosedToTheSecretAlone() {
        assertThatThrownBy(() -> ask(TlsChannelCredentials.newBuilder()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED));
    }

    private ServingStatus ask(TlsChannelCredentials.Builder shown) throws IOException {
        ManagedChannel channel = Grpc.newChannelBuilder(
                        "localhost:" + server.getPort(),
                        shown.trustManager(file("authorities.pem")).build())
                .intercept(SECRET)
                .build();
        try {
            return HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.getDefaultInstance())
                    .getStatus();
        } finally {
            channel.shutdownNow();
        }
    }

    private File file(String name) {
        return directory.resolve(name).toFile();
    }
}
