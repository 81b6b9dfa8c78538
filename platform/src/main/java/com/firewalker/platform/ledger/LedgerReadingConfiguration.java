package com.firewalker.platform.ledger;

import com.firewalker.platform.data.BatchConnections;
import com.firewalker.platform.data.MysqlUrl;
import com.firewalker.platform.data.PrimaryData;
import com.firewalker.platform.ledger.follow.ProcessorConfiguration;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import com.firewalker.platform.ledger.store.LedgerSchema;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The side that follows: reads the ledger on the primary, keeps tokens and views in the service's own schema. The service
 * names its event types with a bean of type {@link EventTypes}.
 */
@Configuration(proxyBeanMethods = false)
@Import({AxonDefaults.class, ProcessorConfiguration.class})
public class LedgerReadingConfiguration {

    @Bean(defaultCandidate = false, destroyMethod = "close")
    @Qualifier("ledgerDataSource") HikariDataSource ledgerDataSource(
            @Value("${firewalker.mysql.url}") String server,
            @Value("${firewalker.ledger.schema:firewalker_command}") String schema,
            @Value("${firewalker.mysql.user}") String user,
            @Value("${firewalker.mysql.password:}") String password,
            @Value("${firewalker.ledger.pool-size:6}") int poolSize) {
        HikariDataSource dataSource = pool("ledger", MysqlUrl.schema(server, schema), user, password, poolSize);
        LedgerSchema.migrate(dataSource, "ledger");
        return dataSource;
    }

    /** For people's questions to the ledger: they wait neither for processors and rebuilds nor these for them. */
    @Bean(defaultCandidate = false, destroyMethod = "close")
    @Qualifier("ledgerQuestions") HikariDataSource ledgerQuestions(
            @Qualifier("ledgerDataSource") DataSource migrated,
            @Value("${firewalker.mysql.url}") String server,
            @Value("${firewalker.ledger.schema:firewalker_command}") String schema,
            @Value("${firewalker.mysql.user}") String user,
            @Value("${firewalker.mysql.password:}") String password,
            @Value("${firewalker.ledger.questions-pool-size:6}") int poolSize) {
        return pool("ledger-questions", MysqlUrl.schema(server, schema), user, password, poolSize);
    }

    private static HikariDataSource pool(String name, String url, String user, String password, int size) {
        HikariConfig config = PrimaryData.bounded(name, size);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        return new HikariDataSource(config);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("ledgerQuestions") LedgerReader ledgerForQuestions(@Qualifier("ledgerQuestions") DataSource questions, EventTypes types) {
        return new LedgerReader(questions, types);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("ledgerQuestions") LedgerHead headForQuestions(@Qualifier("ledgerQuestions") DataSource questions) {
        return new LedgerHead(questions);
    }

    @Bean
    LedgerHead ledgerHead(@Qualifier("ledgerDataSource") DataSource ledger) {
        return new LedgerHead(ledger);
    }

    @Bean
    LedgerReader ledgerReader(@Qualifier("ledgerDataSource") DataSource ledger, EventTypes types) {
        return new LedgerReader(ledger, types);
    }

    @Bean
    TransactionManager axonTransactionManager(
            PlatformTransactionManager transactionManager, ObjectProvider<BatchConnections> batches) {
        BatchConnections own = batches.getIfAvailable();
        return new SpringTransactionManager(own == null ? transactionManager : own.transactions());
    }
}
