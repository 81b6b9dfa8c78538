package com.firewalker.notification.inbox;

import com.firewalker.notification.rendering.InboxEntry;
import com.firewalker.notification.rendering.Notice;
import com.firewalker.notifications.v1.Notification;
import com.firewalker.notifications.v1.NotificationsGrpc;
import com.firewalker.notifications.v1.SubscribeRequest;
import com.firewalker.notifications.v1.UnreadCountRequest;
import com.firewalker.notifications.v1.UnreadCountResponse;
import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.platform.web.OpaqueIds;
import com.firewalker.platform.web.Refusal;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.service.GrpcService;
import tools.jackson.databind.json.JsonMapper;

/** The inbox for gateways, over gRPC: the same feeds as the SSE streams, with the client's flow control. */
@GrpcService
class NotificationsService extends NotificationsGrpc.NotificationsImplBase {

    private final Inbox inbox;
    private final InboxFeeds feeds;
    private final Notices notices;
    private final JsonMapper json;

    NotificationsService(Inbox inbox, InboxFeeds feeds, Notices notices, JsonMapper json) {
        this.inbox = inbox;
        this.feeds = feeds;
        this.notices = notices;
        this.json = json;
    }

    @Override
    public void subscribe(SubscribeRequest request, StreamObserver<Notification> answers) {
        String walkerId = walker(request.getWalkerId());
        if (request.hasLastId() && !NoticeId.isOne(request.getLastId())) {
            throw Refusal.invalid("/lastId", "invalid-id", "last_id is not an id of this inbox");
        }
        long head = inbox.head(walkerId);
        long after = request.hasLastId() ? Math.min(head, NoticeId.parse(request.getLastId())) : head;
        ServerCallStreamObserver<Notification> client = (ServerCallStreamObserver<Notification>) answers;
        Feed feed = feeds.open(new Listener(walkerId, ""), after, new GrpcSink(client));
        client.setOnCancelHandler(() -> feeds.close(feed));
        client.setOnReadyHandler(feed::wake);
        feed.wake();
    }

    @Override
    public void unreadCount(UnreadCountRequest request, StreamObserver<UnreadCountResponse> answer) {
        int unread = inbox.unread(walker(request.getWalkerId()));
        answer.onNext(UnreadCountResponse.newBuilder().setUnread(unread).build());
        answer.onCompleted();
    }

    private static String walker(String walkerId) {
        if (!OpaqueIds.isPossible(walkerId) || walkerId.length() > 64) {
            throw Refusal.invalid("/walkerId", "invalid-walker", "walker_id must be given, at most 64 characters");
        }
        return walkerId;
    }

    private final class GrpcSink implements Feed.Sink {
        private final ServerCallStreamObserver<Notification> client;

        GrpcSink(ServerCallStreamObserver<Notification> client) {
            this.client = client;
        }

        @Override
        public boolean ready() {
            return client.isReady();
        }

        @Override
        public void send(InboxEntry entry) {
            Notice notice = notices.of(List.of(entry)).get(0);
            client.onNext(Notification.newBuilder()
                    .setId(notice.id())
                    .setKind(notice.kind())
                    .setTitle(notice.title())
                    .setBody(notice.body())
                    .setData(json.writeValueAsString(notice.data()))
                    .setCreatedAtMillis(notice.createdAt().toEpochMilli())
                    .build());
        }

        /** HTTP/2 keeps the line alive by itself. */
        @Override
        public void beat() {}

        @Override
        public void end() {
            if (!client.isCancelled()) {
                client.onCompleted();
            }
        }
    }

    /** Gateways come with the services' credential and name the walker they serve. */
    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        GrpcAccess notificationsAccess() {
            return GrpcAccess.services("firewalker.notifications.v1.Notifications/*");
        }
    }
}
