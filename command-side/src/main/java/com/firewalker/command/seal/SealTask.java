package com.firewalker.command.seal;

import com.firewalker.platform.schedule.PeriodicTask;
import com.firewalker.platform.schedule.PeriodicTasks;
import com.firewalker.platform.schedule.TaskSignals;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for seals that are due, on a thread of its own: nothing else makes a seal late. */
@Configuration(proxyBeanMethods = false)
class SealTask {

    @Bean
    PeriodicTasks sealRounds(SealRound round, @Value("${firewalker.seals.look-every:250ms}") Duration pause) {
        return new PeriodicTasks(List.of(PeriodicTask.of("seals", pause, round::look)), new TaskSignals());
    }
}
