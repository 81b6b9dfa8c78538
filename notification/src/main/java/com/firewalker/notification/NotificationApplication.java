package com.firewalker.notification;

import com.firewalker.platform.audit.AuditConfiguration;
import com.firewalker.platform.data.PrimaryData;
import com.firewalker.platform.ledger.LedgerReadingConfiguration;
import com.firewalker.platform.ledger.store.EventTypes;
import com.firewalker.platform.mail.MailConfiguration;
import com.firewalker.platform.openapi.OpenApiConfiguration;
import com.firewalker.platform.security.SecurityConfiguration;
import com.firewalker.platform.web.server.WebConfiguration;
import com.firewalker.proto.LedgerEvents;
import org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The notification service. */
@SpringBootApplication(exclude = AxonDbSchedulerAutoConfiguration.class)
@ConfigurationPropertiesScan
@Import({
    PrimaryData.class,
    LedgerReadingConfiguration.class,
    WebConfiguration.class,
    OpenApiConfiguration.class,
    SecurityConfiguration.class,
    AuditConfiguration.class,
    MailConfiguration.class
})
public class NotificationApplication {

    public static void main(String[] args) {
        builder().run(args);
    }

    /** The service with its own settings file, for whoever starts it beside others. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(NotificationApplication.class)
                .properties("spring.config.name=notification");
    }

    @Bean
    EventTypes eventTypes() {
        return EventTypes.of(LedgerEvents.files());
    }
}
