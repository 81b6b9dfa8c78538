package com.firewalker.notification.export;

import com.firewalker.notification.inbox.InboxNotices;
import com.firewalker.notification.push.Subscriptions;
import com.firewalker.notification.rendering.Notice;
import com.firewalker.notification.settings.SettingsStore;
import com.firewalker.notifications.v1.HeldRequest;
import com.firewalker.notifications.v1.HeldResponse;
import com.firewalker.notifications.v1.HoldingsGrpc;
import com.firewalker.notifications.v1.Notification;
import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.platform.web.Refusal;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.server.service.GrpcService;
import tools.jackson.databind.json.JsonMapper;

/** What is held here on a walker, in parts small enough for any message limit. */
@GrpcService
class PersonalDataExportService extends HoldingsGrpc.HoldingsImplBase {

    static final int AT_ONCE = 50;
    private static final int MOST_BYTES = 1 << 20;

    private final InboxNotices inbox;
    private final SettingsStore settings;
    private final Subscriptions subscriptions;
    private final JsonMapper json;

    PersonalDataExportService(
            InboxNotices inbox, SettingsStore settings, Subscriptions subscriptions, JsonMapper json) {
        this.inbox = inbox;
        this.settings = settings;
        this.subscriptions = subscriptions;
        this.json = json;
    }

    @Override
    public void held(HeldRequest request, StreamObserver<HeldResponse> answer) {
        String walkerId = request.getWalkerId();
        if (walkerId.isBlank()
                || walkerId.length() > 64
                || !request.getAfterId().matches("[0-9]{0,18}")) {
            throw Refusal.invalid("/walkerId", "invalid-walker", "walker_id must be given, after_id be a next_id");
        }
        HeldResponse.Builder part = HeldResponse.newBuilder();
        if (!request.hasAfterId()) {
            part.setSettings(settings.document(walkerId)).addAllPushServices(subscriptions.services(walkerId));
        }
        long after = request.hasAfterId() ? Long.parseLong(request.getAfterId()) : 0;
        add(part, inbox.after(walkerId, after, AT_ONCE));
        answer.onNext(part.build());
        answer.onCompleted();
    }

    private void add(HeldResponse.Builder part, List<Notice> notices) {
        int bytes = 0;
        for (Notice notice : notices) {
            Notification message = message(notice);
            bytes += message.getSerializedSize();
            if (part.getNotificationsCount() > 0 && bytes > MOST_BYTES) {
                break;
            }
            part.addNotifications(message);
        }
        int added = part.getNotificationsCount();
        if (added == AT_ONCE || added < notices.size()) {
            part.setNextId(notices.get(added - 1).id());
        }
    }

    private Notification message(Notice notice) {
        Notification.Builder message = Notification.newBuilder()
                .setId(notice.id())
                .setKind(notice.kind())
                .setTitle(notice.title())
                .setBody(notice.body())
                .setData(json.writeValueAsString(notice.data()))
                .setCreatedAtMillis(notice.createdAt().toEpochMilli());
        if (notice.readAt() != null) {
            message.setReadAtMillis(notice.readAt().toEpochMilli());
        }
        return message.build();
    }

    /** Only Firewalker's own services ask; a walker's token opens nothing here. */
    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        GrpcAccess holdingsAccess() {
            return GrpcAccess.services("firewalker.notifications.v1.Holdings/*");
        }
    }
}
