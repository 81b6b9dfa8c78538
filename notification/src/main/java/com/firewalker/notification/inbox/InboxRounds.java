package com.firewalker.notification.inbox;

import com.firewalker.notification.processes.Round;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the inbox looks for again and again. */
@Configuration(proxyBeanMethods = false)
class InboxRounds {

    @Bean
    Round digestRound(Digests digests) {
        return new InboxRound("digests", Duration.ofMillis(250), digests::tellDue);
    }

    @Bean
    Round missedWakeUpRound(InboxFeeds feeds, InboxSignal signal) {
        return new InboxRound("missed wake-ups", Duration.ofSeconds(2), () -> {
            signal.listen();
            feeds.look();
            return false;
        });
    }

    @Bean
    Round heartbeatRound(InboxFeeds feeds) {
        return new InboxRound("heartbeat", Duration.ofSeconds(15), () -> {
            feeds.beat();
            return false;
        });
    }

    private record InboxRound(String name, Duration pause, BooleanSupplier work) implements Round {
        @Override
        public boolean go() {
            return work.getAsBoolean();
        }
    }
}
