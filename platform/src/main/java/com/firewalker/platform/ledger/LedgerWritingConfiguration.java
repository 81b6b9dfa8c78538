package com.firewalker.platform.ledger;

import com.firewalker.platform.ledger.follow.LedgerSignal;
import com.firewalker.platform.ledger.follow.RedisSignal;
import com.firewalker.platform.ledger.lane.LaneConfiguration;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.ledger.store.LedgerHead;
import com.firewalker.platform.ledger.store.LedgerReader;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The side that appends: engine, event store, command bus, lanes. Runs the ledger's migrations. The service names its
 * event types with a bean of type {@link EventTypes}.
 */
@Configuration(proxyBeanMethods = false)
@Import({AxonDefaults.class, LaneConfiguration.class})
public class LedgerWritingConfiguration {

    @Bean
    LedgerSignal ledgerSignal(@Value("${firewalker.redis.url}") String redisUrl) {
        return new RedisSignal(redisUrl);
    }

    @Bean
    LedgerHead ledgerHead(DataSource dataSource) {
        return new LedgerHead(dataSource);
    }

    @Bean
    LedgerReader ledgerReader(DataSource dataSource, EventTypes types) {
        return new LedgerReader(dataSource, types);
    }
}
