package com.firewalker.notification.export;

import com.firewalker.events.v1.WalkerDataExported;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.PushWindow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Tells a walker that the archive can be fetched (domain-rules.md 12.3). */
@Component
@ProcessingGroup("export-ready")
@DisallowReplay
class WhenDataExportedThenTell {

    private final Intents intents;

    WhenDataExportedThenTell(Intents intents) {
        this.intents = intents;
    }

    @EventHandler
    void on(WalkerDataExported event, @Timestamp Instant recordedAt) {
        Instant expiresAt = Instant.ofEpochMilli(event.getExpiresAtMillis());
        intents.record(new Intent(
                "EXPORT_READY:" + event.getExportId(),
                event.getWalkerId(),
                Kind.EXPORT_READY,
                Map.of(
                        "exportId", event.getExportId(),
                        "date", expiresAt.atOffset(ZoneOffset.UTC).toLocalDate().toString()),
                recordedAt,
                PushWindow.oneDay(recordedAt)));
    }
}
