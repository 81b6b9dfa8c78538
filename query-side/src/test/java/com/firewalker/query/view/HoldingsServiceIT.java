package com.firewalker.query.view;

import static com.firewalker.query.testing.Events.GOAL;
import static com.firewalker.query.testing.Events.registered;
import static com.firewalker.query.testing.Events.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.events.v1.FriendshipAccepted;
import com.firewalker.events.v1.FriendshipRequested;
import com.firewalker.events.v1.Visibility;
import com.firewalker.events.v1.WalkerBlocked;
import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.TestLedger.Entry;
import com.firewalker.views.v1.FilesRequest;
import com.firewalker.views.v1.HoldingsGrpc;
import com.firewalker.views.v1.PartRequest;
import com.firewalker.views.v1.PartResponse;
import com.google.protobuf.Message;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** domain-rules.md 12.3: what an archive gets of the views is what the API shows. */
class HoldingsServiceIT {

    private static final LocalDate MAY_1 = LocalDate.of(2026, 5, 1);
    private static final Metadata.Key<String> CREDENTIAL =
            Metadata.Key.of("firewalker-service", Metadata.ASCII_STRING_MARSHALLER);
    private static int stories;

    private final QuerySide querySide = QuerySide.shared();
    private final String anna = "held-" + stories++;
    private final ManagedChannel channel = ManagedChannelBuilder.forAddress(
                    "localhost", querySide.bean(GrpcServerLifecycle.class).getPort())
            .usePlaintext()
            .build();

    @AfterEach
    void hangUp() throws InterruptedException {
        assertThat(channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void holdsEveryDayWithItsExplanationAsTheApiShowsIt() {
        List<Entry> story = new ArrayList<>();
        story.add(registered(anna, Visibility.VISIBILITY_PUBLIC));
        for (int day = 0; day < 23; day++) {
            story.add(steps(anna, MAY_1.plusDays(day), GOAL + day));
        }
        long position = querySide.ledger().append(story.toArray(Entry[]::new));

        List<JsonNode> days = held("days.json", position);

        assertThat(days).hasSize(23);
        for (JsonNode held : days) {
            String path = "/v1/me/days/" + held.get("day").get("date").asString();
            assertThat(held.get("day"))
                    .isEqualTo(querySide.getAfter(position, anna, path).json());
            assertThat(held.get("explanation"))
                    .isEqualTo(querySide
                            .getAfter(position, anna, path + "/explanation")
                            .json());
        }
        assertThat(held("badges.json", position))
                .containsExactlyElementsOf(querySide
                        .getAfter(position, anna, "/v1/me/badges")
                        .json()
                        .get("items"));
    }

    @Test
    void holdsFriendsRequestsBothWaysAndBlocks() {
        long position = querySide
                .ledger()
                .append(
                        registered(anna, Visibility.VISIBILITY_PUBLIC),
                        pair("ben", asked("1", anna, anna + "-ben")),
                        pair(
                                "ben",
                                FriendshipAccepted.newBuilder()
                                        .setRequestId(anna + "1")
                                        .setRequesterId(anna)
                                        .setAddresseeId(anna + "-ben")
                                        .build()),
                        pair("carl", asked("2", anna + "-carl", anna)),
                        pair(
                                "dora",
                                WalkerBlocked.newBuilder()
                                        .setWalkerId(anna)
                                        .setBlockedId(anna + "-dora")
                                        .setEndedFriendship(false)
                                        .build()));

        assertThat(held("friends.json", position))
                .containsExactlyElementsOf(querySide
                        .getAfter(position, anna, "/v1/me/friends")
                        .json()
                        .get("items"));
        assertThat(held("friend-requests-received.json", position))
                .extracting(request -> request.get("walkerId").asString())
                .containsExactly(anna + "-carl");
        assertThat(held("friend-requests-sent.json", position))
                .extracting(request -> request.get("walkerId").asString())
                .containsExactly(anna + "-ben");
        assertThat(held("blocks.json", position))
                .extracting(block -> block.get("walkerId").asString())
                .containsExactly(anna + "-dora");
        assertThat(held("friendships.json", position))
                .extracting(tie -> tie.get("walkerId").asString())
                .containsExactly(anna + "-ben");
    }

    @Test
    void namesItsFilesAndRefusesOthers() {
        assertThat(holdings().files(FilesRequest.getDefaultInstance()).getNamesList())
                .contains("badges.json", "days.json", "friends.json");
        assertThatThrownBy(() -> holdings()
                        .part(PartRequest.newBuilder()
                                .setWalkerId(anna)
                                .setFile("passwords.json")
                                .build()))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT");
    }

    private List<JsonNode> held(String file, long position) {
        List<JsonNode> items = new ArrayList<>();
        PartRequest.Builder request =
                PartRequest.newBuilder().setWalkerId(anna).setFile(file).setAfterPosition(position);
        PartResponse part = holdings().part(request.build());
        add(part, items);
        while (part.hasNext()) {
            part = holdings().part(request.setAfter(part.getNext()).build());
            add(part, items);
        }
        return items;
    }

    private static void add(PartResponse part, List<JsonNode> items) {
        part.getItemsList().forEach(item -> items.add(JsonMapper.shared().readTree(item)));
    }

    private HoldingsGrpc.HoldingsBlockingStub holdings() {
        var headers = new Metadata();
        headers.put(CREDENTIAL, "development-only");
        return HoldingsGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    private FriendshipRequested asked(String id, String requester, String addressee) {
        return FriendshipRequested.newBuilder()
                .setRequestId(anna + id)
                .setRequesterId(requester)
                .setAddresseeId(addressee)
                .setSilent(false)
                .setRequestedAtMillis(System.currentTimeMillis())
                .build();
    }

    private Entry pair(String other, Message event) {
        return new Entry("friendship/" + anna + ":" + anna + "-" + other, event);
    }
}
