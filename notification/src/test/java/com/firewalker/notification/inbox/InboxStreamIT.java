package com.firewalker.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.rendering.InboxEntry;
import com.firewalker.notifications.v1.Notification;
import com.firewalker.notifications.v1.NotificationsGrpc;
import com.firewalker.notifications.v1.SubscribeRequest;
import com.firewalker.notifications.v1.UnreadCountRequest;
import com.firewalker.platform.security.RevokedSessions;
import com.firewalker.platform.testing.Servers;
import com.firewalker.testledger.EventStream;
import com.firewalker.testledger.RunningNotification;
import com.firewalker.testledger.TestServices;
import com.firewalker.testledger.TestTokens;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.grpc.client.GrpcChannelFactory;
import tools.jackson.databind.json.JsonMapper;

/** Every instance serves every client; nothing is missed and nothing is seen twice (design.md 7). */
class InboxStreamIT {

    private static final JsonMapper JSON = new JsonMapper();

    private static TestServices services;
    private static RunningNotification one;
    private static RunningNotification two;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        Servers.resetSchemas();
        services = TestServices.start();
        one = RunningNotification.start(services.properties());
        two = RunningNotification.start(services.properties());
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
        services.close();
    }

    @Test
    void aClientThatDropsAndResumesMissesNoneAndSeesNoneTwice() throws Exception {
        dropAndResume("dropper", 200);
    }

    @Test
    @Tag("long")
    void aClientThatDropsAndResumesAThousandTimesMissesNoneAndSeesNoneTwice() throws Exception {
        dropAndResume("frequent-dropper", 1_000);
    }

    private static void dropAndResume(String walker, int wantedDrops) throws Exception {
        int notices = wantedDrops * 3 / 2;
        CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> tell(walker, notices));
        Random random = new Random(20261122);
        List<Integer> seen = new ArrayList<>();
        String lastId = "0";
        int drops = 0;
        while (drops < wantedDrops || seen.size() < notices) {
            RunningNotification instance = drops % 2 == 0 ? one : two;
            try (EventStream stream = open(instance, walker, lastId)) {
                int wanted = Math.min(random.nextInt(4), notices - seen.size());
                for (int i = 0; i < wanted; i++) {
                    seen.add(number(stream.next()));
                }
                lastId = stream.lastId();
            }
            drops++;
        }
        telling.join();
        assertThat(drops).isGreaterThanOrEqualTo(wantedDrops);
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, notices).boxed().toList());
    }

    @Test
    void aClientOfOneInstanceHearsWhatAnotherWrote() throws Exception {
        try (EventStream stream = open(two, "far", null)) {
            one.bean(Intents.class).record(request("far", 0));
            assertThat(number(stream.next())).isZero();
        }
    }

    @Test
    void aClientThatDropsBeforeTheFirstNoticeResumesWhereItBegan() throws Exception {
        tell("early", 3);
        await().atMost(Duration.ofSeconds(30)).until(() -> one.bean(Inbox.class).head("early") == 3);
        CompletableFuture<String> first = new CompletableFuture<>();
        try (EventStream stream = open(one, "early", null)) {
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> first.complete(next(stream)));
            await().atMost(Duration.ofSeconds(10)).until(() -> "3".equals(stream.lastId()));
            assertThat(reading).isNotDone();
        }
        one.bean(Intents.class).record(request("early", 3));
        try (EventStream stream = open(two, "early", "3")) {
            assertThat(number(stream.next())).isEqualTo(3);
        }
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        try (EventStream stream =
                EventStream.open(HTTP, two.uri("/v1/me/notifications/stream"), TestTokens.of("leaver"), null)) {
            one.bean(RevokedSessions.class).deny("session-leaver");
            ends(stream);
        }
    }

    /** A line that has just broken refuses to be ended: the web server throws. */
    @Test
    void aBrokenStreamKeepsNoOtherFromBeginningOrEnding() {
        InboxFeeds feeds = one.bean(InboxFeeds.class);
        Listener listener = new Listener("torn", "session-torn");
        Feed broken = feeds.open(listener, 0, new EndingSink(true));
        List<Feed> whole = IntStream.range(0, InboxFeeds.MOST_PER_WALKER)
                .mapToObj(i -> feeds.open(listener, 0, new EndingSink(i == 0)))
                .toList();
        assertThat(broken.closed()).isTrue();
        assertThat(whole).noneMatch(Feed::closed);

        one.bean(RevokedSessions.class).deny("session-torn");

        await().atMost(Duration.ofSeconds(10)).until(() -> whole.stream().allMatch(Feed::closed));
    }

    @Test
    void aStreamEndsWithItsToken() throws Exception {
        String token = TestTokens.of("brief", "session-brief", "walker", Duration.ofSeconds(5));
        try (EventStream stream = EventStream.open(HTTP, two.uri("/v1/me/notifications/stream"), token, null)) {
            ends(stream);
        }
    }

    /** api.md 6: at most five streams a walker, REST and gRPC together. */
    @Test
    void theOldestStreamEndsForASixth() throws Exception {
        List<EventStream> streams = new ArrayList<>();
        ManagedChannel channel = two.bean(GrpcChannelFactory.class).createChannel(two.grpc());
        try {
            for (int i = 0; i < 5; i++) {
                streams.add(open(two, "many", null));
            }
            InboxFeeds feeds = two.bean(InboxFeeds.class);
            assertThat(feeds.openOf("many")).isEqualTo(5);

            streams.add(open(two, "many", null));
            ends(streams.get(0));
            assertThat(feeds.openOf("many")).isEqualTo(5);

            Iterator<Notification> sixth = NotificationsGrpc.newBlockingStub(channel)
                    .subscribe(SubscribeRequest.newBuilder().setWalkerId("many").build());
            ends(streams.get(1));
            one.bean(Intents.class).record(request("many", 7));
            assertThat(sixth.next().getId()).isEqualTo("1");
            assertThat(number(streams.get(5).next())).isEqualTo(7);
            try (EventStream other = open(two, "few", null)) {
                assertThat(feeds.openOf("few")).isOne();
            }
        } finally {
            channel.shutdownNow();
            for (EventStream stream : streams) {
                stream.close();
            }
        }
    }

    @Test
    void aStreamOfAnEndedSessionDoesNotBegin() throws Exception {
        Listener listener = new Listener("late", "session-late");
        one.bean(RevokedSessions.class).deny("session-late");
        RecordingSink sink = new RecordingSink();
        Feed feed = one.bean(InboxFeeds.class).open(listener, 0, sink);
        assertThat(feed.closed()).isTrue();
        assertThat(sink.ended).isTrue();
    }

    @Test
    void refusesAnIdThatIsNone() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(one.uri("/v1/me/notifications/stream"))
                .header("Authorization", "Bearer " + TestTokens.of("w"))
                .header("Last-Event-ID", "seven")
                .build();

        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("invalid-event-id");
    }

    @Test
    void gatewaysHearTheSameOverGrpc() {
        tell("gated", 3);
        await().atMost(Duration.ofSeconds(30)).until(() -> one.bean(Inbox.class).head("gated") == 3);
        GrpcChannelFactory channels = one.bean(GrpcChannelFactory.class);
        ManagedChannel channel = channels.createChannel(one.grpc());
        try {
            NotificationsGrpc.NotificationsBlockingStub stub = NotificationsGrpc.newBlockingStub(channel);
            Iterator<Notification> stream = stub.subscribe(SubscribeRequest.newBuilder()
                    .setWalkerId("gated")
                    .setLastId("1")
                    .build());
            assertThat(stream.next().getId()).isEqualTo("2");
            assertThat(stream.next().getId()).isEqualTo("3");
            two.bean(Intents.class).record(request("gated", 3));
            assertThat(stream.next().getKind()).isEqualTo("friend-request");
            assertThat(stub.unreadCount(UnreadCountRequest.newBuilder()
                                    .setWalkerId("gated")
                                    .build())
                            .getUnread())
                    .isEqualTo(4);
        } finally {
            channel.shutdownNow();
        }
    }

    private static void tell(String walker, int count) {
        Intents intents = one.bean(Intents.class);
        IntStream.range(0, count).forEach(i -> intents.record(request(walker, i)));
    }

    private static Intent request(String walker, int number) {
        return new Intent(
                "FRIEND_REQUEST:" + walker + "-" + number,
                walker,
                Kind.FRIEND_REQUEST,
                Map.of("walkerId", "friend", "requestId", Integer.toString(number)),
                Instant.now(),
                null);
    }

    private static EventStream open(RunningNotification instance, String walker, @Nullable String lastId)
            throws IOException, InterruptedException {
        return EventStream.open(HTTP, instance.uri("/v1/me/notifications/stream"), TestTokens.of(walker), lastId);
    }

    /** A stream that does not end says nothing at all. */
    private static void ends(EventStream stream) throws Exception {
        CompletableFuture<String> last = CompletableFuture.supplyAsync(() -> next(stream));
        assertThat(last.get(20, TimeUnit.SECONDS)).isNull();
    }

    private static @Nullable String next(EventStream stream) {
        try {
            return stream.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(@Nullable String data) {
        return Integer.parseInt(JSON.readTree(data == null ? "{}" : data)
                .path("data")
                .path("requestId")
                .asString());
    }

    /** Notes only that it was ended. */
    private static final class RecordingSink implements Feed.Sink {

        private boolean ended;

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void send(InboxEntry entry) {
            throw new AssertionError("nothing is to be sent");
        }

        @Override
        public void beat() {}

        @Override
        public void end() {
            ended = true;
        }
    }

    private record EndingSink(boolean broken) implements Feed.Sink {

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void send(InboxEntry entry) {}

        @Override
        public void beat() {}

        @Override
        public void end() {
            if (broken) {
                throw new IllegalStateException("the line is broken");
            }
        }
    }
}
