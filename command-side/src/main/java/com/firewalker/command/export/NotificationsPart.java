package com.firewalker.command.export;

import com.firewalker.notifications.v1.HeldRequest;
import com.firewalker.notifications.v1.HeldResponse;
import com.firewalker.notifications.v1.HoldingsGrpc;
import com.firewalker.notifications.v1.Notification;
import io.grpc.Channel;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the notification service holds on a walker. Where it cannot be asked there is an exception and no archive: one
 * without this part would claim to be everything.
 */
@Component
class NotificationsPart implements ArchivePart {

    private static final long PATIENCE_SECONDS = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Channel notifications;

    NotificationsPart(
            GrpcChannelFactory channels, @Value("${firewalker.notification-grpc:localhost:9083}") String address) {
        this.notifications = channels.createChannel(address);
    }

    @Override
    public void addTo(Archive archive, String walkerId) {
        HeldResponse first = ask(HeldRequest.newBuilder().setWalkerId(walkerId));
        archive.json("notification-settings.json", JSON.readTree(first.getSettings()));
        archive.json("push-services.json", first.getPushServicesList());
        archive.array("notifications.json", (Consumer<Map<String, Object>> row) -> inbox(walkerId, first, row));
    }

    private void inbox(String walkerId, HeldResponse first, Consumer<Map<String, Object>> row) {
        HeldResponse part = first;
        part.getNotificationsList().forEach(one -> row.accept(row(one)));
        while (part.hasNextId()) {
            part = ask(HeldRequest.newBuilder().setWalkerId(walkerId).setAfterId(part.getNextId()));
            part.getNotificationsList().forEach(one -> row.accept(row(one)));
        }
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
