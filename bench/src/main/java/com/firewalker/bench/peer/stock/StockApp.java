package com.firewalker.bench.peer.stock;

import com.firewalker.bench.measure.Stores;
import com.firewalker.bench.peer.Peers;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.MySqlEventTableFactory;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Axon 4.13 as its starter configures it, with Jackson; events by JPA or by JDBC. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({StockDay.class, StockController.class})
public class StockApp {
    static final Map<String, Object> AXON = Map.of(
            "axon.axonserver.enabled", "false",
            "axon.update-check.disabled", "true",
            "axon.serializer.general", "jackson3",
            "axon.serializer.events", "jackson3",
            "axon.serializer.messages", "jackson3");

    @Bean
    static Jackson3SerializerCustomizer axonJson() {
        BasicPolymorphicTypeValidator axonOnly = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build();
        return json -> json.polymorphicTypeValidator(axonOnly);
    }

    public static ConfigurableApplicationContext jpa(Stores stores, WebApplicationType web) {
        return Peers.start(StockApp.class, web, stores.springSettings("bench_stock_jpa"), AXON, Peers.JPA);
    }

    public static ConfigurableApplicationContext jdbc(Stores stores, WebApplicationType web) {
        ConfigurableApplicationContext app =
                Peers.start(StockApp.class, web, stores.springSettings("bench_stock_jdbc"), AXON, Peers.withoutJpa());
        ((JdbcEventStorageEngine) app.getBean(EventStorageEngine.class)).createSchema(MySqlEventTableFactory.INSTANCE);
        return app;
    }
}
