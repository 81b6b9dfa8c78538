package com.firewalker.command.export;

import com.firewalker.notifications.v1.HeldRequest;
import com.firewalker.notifications.v1.HeldResponse;
import com.firewalker.notifications.v1.HoldingsGrpc;
import com.firewalker.notifications.v1.Notification;
import io.grpc.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the notification service holds on a walker. Where it cannot be asked there is an exception and no archive: one
 * without this part would claim to be everything.
 */
@Component
class NotificationsPart {

    private static final long PATIENCE_SECONDS = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Channel notifications;

    NotificationsPart(
            GrpcChannelFactory channels, @Value("${firewalker.notification-grpc:localhost:9083}") String address) {
        this.notifications = channels.createChannel(address);
    }

    void addTo(Archive archive, String walkerId) {
        List<Map<String, Object>> inbox = new ArrayList<>();
        HeldResponse part = ask(HeldRequest.newBuilder().setWalkerId(walkerId));
        archive.json("notification-settings.json", JSON.readTree(part.getSettings()));
        archive.json("push-services.json", part.getPushServicesList());
        part.getNotificationsList().forEach(one -> inbox.add(row(one)));
        while (part.hasNextId()) {
            part = ask(HeldRequest.newBuilder().setWalkerId(walkerId).setAfterId(part.getNextId()));
            part.getNotificationsList().forEach(one -> inbox.add(row(one)));
        }
        archive.json("notifications.json", inbox);
    }

    private HeldResponse ask(HeldRequest.Builder request) {
        return HoldingsGrpc.newBlockingStub(notifications)
                .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .held(request.build());
    }

    private static Map<String, Object> row(Notification notification) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", notification.getId());
        row.put("kind", notification.getKind());
        row.put("title", notification.getTitle());
        row.put("body", notification.getBody());
        row.put("data", JSON.readTree(notification.getData()));
        row.put("createdAt", Instant.ofEpochMilli(notification.getCreatedAtMillis()));
        if (notification.hasReadAtMillis()) {
            row.put("readAt", Instant.ofEpochMilli(notification.getReadAtMillis()));
        }
        return row;
    }
}
