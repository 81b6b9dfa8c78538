package com.firewalker.query;

import com.firewalker.platform.audit.AuditConfiguration;
import com.firewalker.platform.data.RoutedData;
import com.firewalker.platform.ledger.LedgerReadingConfiguration;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.openapi.OpenApiConfiguration;
import com.firewalker.platform.security.SecurityConfiguration;
import com.firewalker.platform.web.server.WebConfiguration;
import com.firewalker.proto.LedgerEvents;
import com.firewalker.query.view.Etags;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Answers questions from views that follow the ledger. */
@SpringBootApplication
@Import({
    RoutedData.class,
    LedgerReadingConfiguration.class,
    WebConfiguration.class,
    OpenApiConfiguration.class,
    SecurityConfiguration.class,
    AuditConfiguration.class
})
public class QuerySideApplication {

    /** The base name of this service's settings: several services may share one class path. */
    public static final String SETTINGS = "query-side";

    public static void main(String[] args) {
        System.setProperty("spring.config.name", SETTINGS);
        SpringApplication.run(QuerySideApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(LedgerEvents.files());
    }

    /** What changes seldom and is asked for often answers 304 to whoever has it already. */
    @Bean
    FilterRegistrationBean<Etags> etags() {
        FilterRegistrationBean<Etags> registration = new FilterRegistrationBean<>(new Etags());
        registration.addUrlPatterns("/v1/me/days", "/v1/me/days/*", "/v1/me/stats", "/v1/me/summary", "/v1/walkers/*");
        registration.setOrder(WebConfiguration.ACCESS_ORDER + 20);
        return registration;
    }
}
