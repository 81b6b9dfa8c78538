package com.firewalker.notification.processes;

import com.firewalker.platform.schedule.PeriodicTask;
import com.firewalker.platform.schedule.PeriodicTasks;
import com.firewalker.platform.schedule.TaskSignals;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.modelling.saga.repository.jdbc.JdbcSagaStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The sagas' store, in the transaction of the token that brought the event. */
@Configuration(proxyBeanMethods = false)
class Processes {

    @Bean
    SagaStore<Object> sagaStore(DataSource dataSource, @Qualifier("messageSerializer") Serializer serializer) {
        return JdbcSagaStore.builder()
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .sqlSchema(new LockingSagaSql())
                .serializer(new StoredSagaNames(serializer))
                .build();
    }

    @Bean
    TaskSignals taskSignals() {
        return new TaskSignals();
    }

    @Bean
    PeriodicTasks periodicTasks(List<PeriodicTask> tasks, TaskSignals signals) {
        return new PeriodicTasks(tasks, signals);
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
