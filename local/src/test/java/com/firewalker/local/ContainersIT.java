package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.session.SigningKeys;
import com.firewalker.local.client.Answer;
import com.firewalker.local.client.Api;
import com.firewalker.local.client.Credentials;
import com.firewalker.local.client.WalkerClient;
import com.firewalker.local.embedded.TemporaryDirectory;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * docker-compose.yml as it would run, in the production profile: entry points, environment, secrets and health checks
 * of the file; TLS to MySQL and Redis, certificates between services. Cites reliability.md S17 and S18.
 */
@Tag("long")
@Tag("S17")
@Tag("S18")
class ContainersIT {

    private static final List<String> SERVICES = List.of("command-side", "query-side", "notification", "front-door");
    private static final Duration START = Duration.ofMinutes(4);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static TemporaryDirectory directory;
    private static Containers containers;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                System.getProperty("os.name").equals("Linux"), "only Linux gives every address of 127/8 to loopback");
        directory = TemporaryDirectory.create("firewalker-containers-");
        containers = Containers.start(directory.path());
        for (String service : SERVICES) {
            await().atMost(START).pollInterval(Duration.ofMillis(500)).until(() -> {
                assertThat(containers.isAlive(service))
                        .as(() -> service + ": " + logged(service))
                        .isTrue();
                return containers.isHealthy(service);
            });
        }
    }

    @AfterAll
    static void end() throws Exception {
        if (containers != null) {
            containers.close();
            directory.close();
        }
    }

    @Test
    void countAnUploadAndNameItsWalkerOnTheBoard() {
        WalkerClient walker = walker("Ada");
        OffsetDateTime start = OffsetDateTime.now(ZoneOffset.UTC).minusHours(1);
        Answer upload =
                walker.post("/v1/me/steps", Uploads.walk("a1", start, 812)).expectSuccess();
        Map<String, String> after = Map.of(
                "Firewalker-After",
                upload.headers().firstValue("Firewalker-Position").orElseThrow());

        Answer day = walker.call("GET", "/v1/me/days/" + start.toLocalDate(), null, after);
        assertThat(day.expectSuccess().body().path("total").asLong()).isEqualTo(812);
        // The name comes from the command side by gRPC.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(walker.call(
                                        "GET", "/v1/leaderboards/global/day?date=" + start.toLocalDate(), null, after)
                                .expectSuccess()
                                .body()
                                .path("entries")
                                .path(0)
                                .path("displayName")
                                .asString())
                        .isEqualTo("Ada"));
    }

    @Test
    void showOperatorsWhatFollowsTheLedgerInTheOtherService() {
        String operator = new AccessTokenIssuer(
                        new SigningKeys(containers.keys(), Clock.systemUTC()), Clock.systemUTC())
                .forOperator();
        Answer all = api().get("/v1/ops/projections", operator).expectSuccess();
        assertThat(all.body().path("items").valueStream()).anySatisfy(one -> {
            assertThat(one.path("name").asString()).isEqualTo("goal-saga");
            assertThat(one.path("state").asString()).isEqualTo("running");
        });
    }

    @Test
    void makeAnArchiveOfWhatAllServicesHold() {
        WalkerClient walker = walker("Ben");
        Answer asked = walker.post("/v1/me/exports", Map.of()).expectSuccess();
        String archive = "/v1/me/exports/" + asked.body().path("exportId").asString();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(walker.get(archive).status()).isEqualTo(200));
    }

    @Test
    void refuseCallersWithoutACertificateAtEveryService() throws Exception {
        Path tls = containers.secrets().resolve("tls/notification");
        for (int port : List.of(9081, 9082, 9083)) {
            String service = SERVICES.get(port - 9081);
            String target = ContainerNetwork.address(service) + ":" + port;
            assertThatThrownBy(() -> health(Grpc.newChannelBuilder(target, InsecureChannelCredentials.create())
                            .build()))
                    .as(service)
                    .isInstanceOf(StatusRuntimeException.class);
            var without = TlsChannelCredentials.newBuilder()
                    .trustManager(tls.resolve("authorities.pem").toFile())
                    .build();
            assertThatThrownBy(() -> health(Grpc.newChannelBuilder(target, without)
                            .overrideAuthority(service)
                            .build()))
                    .as(service)
                    .isInstanceOf(StatusRuntimeException.class);
            var with = TlsChannelCredentials.newBuilder()
                    .keyManager(
                            tls.resolve("certificate.pem").toFile(),
                            tls.resolve("key.pem").toFile())
                    .trustManager(tls.resolve("authorities.pem").toFile())
                    .build();
            health(Grpc.newChannelBuilder(target, with)
                    .overrideAuthority(service)
                    .build());
        }
    }

    /** No password and no key reaches a log. Cites S14. */
    @Test
    void logNoSecret() throws Exception {
        for (String secret :
                Set.of("firewalker.mysql.password", "firewalker.service-secret", "firewalker.s3.secret-key")) {
            String value = Files.readString(containers.secrets().resolve(secret));
            for (String service : SERVICES) {
                assertThat(containers.log(service)).as(service).doesNotContain(value);
            }
        }
    }

    private static void health(ManagedChannel channel) {
        try {
            HealthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .check(HealthCheckRequest.getDefaultInstance());
        } finally {
            channel.shutdownNow();
        }
    }

    private static Api api() {
        return new Api(URI.create("http://" + ContainerNetwork.address("front-door") + ":8080"), PATIENCE);
    }

    private static WalkerClient walker(String name) {
        return WalkerClient.registerOrLogIn(
                api(),
                new Credentials(name + "@walkers.example", OneMachine.PASSWORD),
                new WalkerClient.Profile(name, "UTC", "public"));
    }

    private static String logged(String service) {
        try {
            return containers.log(service);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }
}
