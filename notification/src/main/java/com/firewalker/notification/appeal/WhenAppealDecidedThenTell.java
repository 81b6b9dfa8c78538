package com.firewalker.notification.appeal;

import com.firewalker.events.v1.AppealDecided;
import com.firewalker.notification.intent.Intent;
import com.firewalker.notification.intent.Intents;
import com.firewalker.notification.intent.Kind;
import com.firewalker.notification.intent.PushWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.stereotype.Component;

/** Tells a walker of either outcome; the operator's answer stays with the appeal (domain-rules.md 5.1). */
@Component
@ProcessingGroup("appeal-decided")
@DisallowReplay
class WhenAppealDecidedThenTell {

    private final Intents intents;

    WhenAppealDecidedThenTell(Intents intents) {
        this.intents = intents;
    }

    @EventHandler
    void on(AppealDecided event, @Timestamp Instant recordedAt) {
        intents.record(new Intent(
                "APPEAL_DECIDED:" + event.getAppealId(),
                event.getWalkerId(),
                Kind.APPEAL_DECIDED,
                Map.of(
                        "appealId",
                        event.getAppealId(),
                        "date",
                        LocalDate.ofEpochDay(event.getLocalDate()).toString(),
                        "state",
                        event.getGranted() ? "granted" : "denied",
                        "denied",
                        !event.getGranted()),
                recordedAt,
                PushWindow.oneDay(recordedAt)));
    }
}
