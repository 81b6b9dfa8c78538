package com.firewalker.notification.processes;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.dbscheduler.DbSchedulerBinaryDeadlineDetails;
import org.axonframework.deadline.dbscheduler.DbSchedulerDeadlineManager;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Deadlines in MySQL through db-scheduler, set and cancelled in the transaction of the saga that wants them. The
 * scheduler is built here with every task bean, because its own starter looks before there is a data source.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class Deadlines {

    private static final int THREADS = 4;

    @Bean
    Task<DbSchedulerBinaryDeadlineDetails> deadlineTask(ObjectProvider<DbSchedulerDeadlineManager> deadlines) {
        return DbSchedulerDeadlineManager.binaryTask(deadlines::getObject);
    }

    @Bean(destroyMethod = "")
    Scheduler scheduler(DataSource dataSource, List<Task<?>> tasks) {
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), tasks)
                .threads(THREADS)
                .pollingInterval(Duration.ofSeconds(5))
                .alwaysPersistTimestampInUTC()
                .deleteUnresolvedAfter(Duration.ofDays(36500))
                .build();
    }

    @Bean
    DeadlineManager deadlineManager(
            Scheduler scheduler,
            Configuration configuration,
            @Qualifier("messageSerializer") Serializer serializer,
            TransactionManager transactions) {
        return DbSchedulerDeadlineManager.builder()
                .scheduler(scheduler)
                .scopeAwareProvider(new ConfigurationScopeAwareProvider(configuration))
                .serializer(new StoredSagaNames(serializer))
                .transactionManager(transactions)
                .startScheduler(false)
                .stopScheduler(false)
                .build();
    }
}
