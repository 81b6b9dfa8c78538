package com.firewalker.platform.ledger.follow;

import com.firewalker.events.v1.DailyGoalSet;
import com.firewalker.platform.data.PrimaryData;
import com.firewalker.platform.ledger.LedgerReadingConfiguration;
import com.firewalker.platform.ledger.lane.WritingApp;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.proto.LedgerEvents;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ReplayStatus;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A service that only follows. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({PrimaryData.class, LedgerReadingConfiguration.class, ReadingApp.Goals.class})
class ReadingApp {

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(LedgerEvents.files());
    }

    /** Remembers what it saw. */
    @ProcessingGroup("goals")
    static class Goals {
        final List<Integer> seen = new CopyOnWriteArrayList<>();
        final List<Integer> replayed = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(DailyGoalSet event, ReplayStatus status) {
            (status.isReplay() ? replayed : seen).add(event.getDailySteps());
        }
    }

    static ConfigurableApplicationContext start(String... properties) {
        return WritingApp.start(ReadingApp.class, "firewalker_query", properties);
    }
}
