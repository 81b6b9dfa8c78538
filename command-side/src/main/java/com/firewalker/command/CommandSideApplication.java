package com.firewalker.command;

import com.firewalker.platform.audit.AuditConfiguration;
import com.firewalker.platform.data.PrimaryData;
import com.firewalker.platform.ledger.LedgerWritingConfiguration;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.mail.MailConfiguration;
import com.firewalker.platform.openapi.OpenApiConfiguration;
import com.firewalker.platform.security.SecurityConfiguration;
import com.firewalker.platform.web.LedgerEnd;
import com.firewalker.platform.web.ReadPosition;
import com.firewalker.platform.web.server.WebConfiguration;
import com.firewalker.proto.LedgerEvents;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Takes uploads and everything else that changes something, and answers with the position it ended at. */
@SpringBootApplication
@Import({
    PrimaryData.class,
    LedgerWritingConfiguration.class,
    WebConfiguration.class,
    OpenApiConfiguration.class,
    SecurityConfiguration.class,
    AuditConfiguration.class,
    MailConfiguration.class
})
public class CommandSideApplication {

    /** The base name of this service's settings: several services may share one class path. */
    public static final String SETTINGS = "command-side";

    public static void main(String[] args) {
        System.setProperty("spring.config.name", SETTINGS);
        SpringApplication.run(CommandSideApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(LedgerEvents.files());
    }

    @Bean
    WebMvcConfigurer readPosition(LedgerEnd ledger) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ReadPosition(ledger)).addPathPatterns("/v1/**");
            }
        };
    }
}
