package com.firewalker.notification.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.firewalker.events.v1.WalkerDataExported;
import com.firewalker.notifications.v1.HeldRequest;
import com.firewalker.notifications.v1.HeldResponse;
import com.firewalker.notifications.v1.HoldingsGrpc;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestLedger;
import com.firewalker.testledger.TestLedger.Appended;
import com.firewalker.testledger.TestTokens;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.grpc.client.GrpcChannelFactory;

/** domain-rules.md 12.3: notices belong to the archive, and the archive's readiness is a notice. */
class PersonalDataExportIT {

    private static TestLedger ledger;
    private static RunningNotification service;

    @BeforeAll
    static void start() {
        Servers.resetSchemas();
        ledger = TestLedger.open();
        service = RunningNotification.start();
    }

    @AfterAll
    static void stop() {
        service.close();
        ledger.close();
    }

    @Test
    void tellsOnceThatAnArchiveIsReady() {
        ledger.append("walker/anna", exported("anna", "export-1"), exported("anna", "export-1"));
        awaitEntries("anna", 1);
        ledger.append("walker/anna", exported("anna", "export-1"), exported("anna", "export-2"));
        awaitEntries("anna", 2);
        assertThat(service.get("/v1/me/notifications", TestTokens.of("anna")).body())
                .contains("\"kind\":\"export-ready\"", "\"title\":\"Your data is ready\"", "\"exportId\":\"export-1\"");
    }

    @Test
    void givesTheWholeInboxInPartsToOtherServices() {
        int entries = 2 * PersonalDataExportService.AT_ONCE + 1;
        ledger.append(IntStream.range(0, entries)
                .mapToObj(n -> new Appended("walker/ben", exported("ben", "ben-" + n)))
                .toList());
        awaitEntries("ben", entries);
        service.post("/v1/me/notifications/1/read", TestTokens.of("ben"), "");
        service.put(
                "/v1/me/notification-settings",
                TestTokens.of("ben"),
                "{\"quietHours\":{\"from\":\"22:00\",\"to\":\"07:00\"},\"kinds\":{}}");

        HoldingsGrpc.HoldingsBlockingStub holdings = HoldingsGrpc.newBlockingStub(
                service.bean(GrpcChannelFactory.class).createChannel(service.grpc()));
        List<HeldResponse> parts = new ArrayList<>();
        parts.add(holdings.held(HeldRequest.newBuilder().setWalkerId("ben").build()));
        while (last(parts).hasNextId()) {
            parts.add(holdings.held(HeldRequest.newBuilder()
                    .setWalkerId("ben")
                    .setAfterId(last(parts).getNextId())
                    .build()));
        }

        assertThat(parts).hasSize(3);
        assertThat(parts.get(0).getSettings()).contains("22:00");
        assertThat(parts.get(1).hasSettings()).isFalse();
        assertThat(parts.stream().flatMap(part -> part.getNotificationsList().stream()))
                .extracting(notification -> Integer.parseInt(notification.getId()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, entries).boxed().toList());
        assertThat(parts.get(0).getNotifications(0).hasReadAtMillis()).isTrue();
        assertThat(parts.get(0).getNotifications(1).hasReadAtMillis()).isFalse();
    }

    @Test
    void opensNothingToAWalkersToken() {
        Metadata token = new Metadata();
        token.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + TestTokens.of("ben"));
        ManagedChannel channel =
                ManagedChannelBuilder.forTarget(service.grpc()).usePlaintext().build();
        try {
            HoldingsGrpc.HoldingsBlockingStub asBen = HoldingsGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(token));
            assertThatThrownBy(() -> asBen.held(
                            HeldRequest.newBuilder().setWalkerId("ben").build()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageMatching("(UNAUTHENTICATED|PERMISSION_DENIED).*");
        } finally {
            channel.shutdownNow();
        }
    }

    private static HeldResponse last(List<HeldResponse> parts) {
        return parts.get(parts.size() - 1);
    }

    private static void awaitEntries(String walker, int count) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.get("/v1/me/notifications?limit=1", TestTokens.of(walker))
                        .body()
                        .contains("\"unread\":" + count + ","));
    }

    private static WalkerDataExported exported(String walker, String export) {
        return WalkerDataExported.newBuilder()
                .setWalkerId(walker)
                .setExportId(export)
                .setExpiresAtMillis(Instant.now().plus(Duration.ofDays(7)).toEpochMilli())
                .build();
    }
}
