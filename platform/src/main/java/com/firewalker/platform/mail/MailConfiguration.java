package com.firewalker.platform.mail;

import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * The postbox of a service: import it into the application. A server is used where one is set ({@code spring.mail.*}),
 * else files where a directory is ({@code firewalker.mail.dir}).
 */
@Configuration(proxyBeanMethods = false)
public class MailConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    @Bean
    Postbox postbox(
            ObjectProvider<JavaMailSender> server,
            ObjectProvider<Clock> clocks,
            @Value("${firewalker.mail.from:Firewalker <no-reply@firewalker.invalid>}") String from,
            @Value("${firewalker.mail.dir:}") String directory) {
        Clock clock = clocks.getIfAvailable(Clock::systemUTC);
        JavaMailSender sender = server.getIfAvailable();
        if (sender != null) {
            return new SmtpPostbox(sender, from, clock);
        }
        if (!directory.isBlank()) {
            return new FilePostbox(Path.of(directory), from, clock);
        }
        log.warn("No mails go out: neither spring.mail.host nor firewalker.mail.dir is set");
        return new NoPostbox();
    }
}
