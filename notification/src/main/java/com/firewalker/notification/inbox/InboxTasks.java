package com.firewalker.notification.inbox;

import com.firewalker.notification.intent.Intents;
import com.firewalker.platform.schedule.PeriodicTask;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the inbox looks for again and again. Whoever writes an intent wakes the digests, which then rest until the next one
 * is due; what another instance left behind is found within five seconds.
 */
@Configuration(proxyBeanMethods = false)
class InboxTasks {

    @Bean
    PeriodicTask digestTask(Digests digests, DigestTables tables, Clock clock) {
        return PeriodicTask.of(
                Intents.DIGEST_TASK, () -> PeriodicTask.until(tables.firstDue(), clock.instant()), digests::tellDue);
    }

    @Bean
    PeriodicTask missedWakeUpTask(InboxFeeds feeds, InboxSignal signal) {
        return PeriodicTask.of("missed-wake-ups", Duration.ofSeconds(2), () -> {
            signal.listen();
            feeds.look();
            return false;
        });
    }

    @Bean
    PeriodicTask heartbeatTask(InboxFeeds feeds) {
        return PeriodicTask.of("heartbeat", Duration.ofSeconds(15), () -> {
            feeds.beat();
            return false;
        });
    }
}
