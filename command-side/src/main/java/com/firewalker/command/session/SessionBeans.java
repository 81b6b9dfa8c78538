package com.firewalker.command.session;

import com.firewalker.platform.security.OpenOperation;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The keys, and the doors of this package that need no token. */
@Configuration(proxyBeanMethods = false)
class SessionBeans {

    @Bean
    SigningKeys signingKeys(@Value("${firewalker.keys.dir}") Path directory, Clock clock, Environment environment) {
        SigningKeys keys = new SigningKeys(directory, clock);
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            keys.makeIfNone();
        }
        return keys;
    }

    @Bean
    AccessTokenIssuer accessTokenIssuer(SigningKeys keys, Clock clock) {
        return new AccessTokenIssuer(keys, clock);
    }

    @Bean
    OpenOperation loggingIn() {
        return new OpenOperation("POST", "/v1/sessions");
    }

    @Bean
    OpenOperation refreshing() {
        return new OpenOperation("POST", "/v1/sessions/refresh");
    }

    @Bean
    OpenOperation publishedKeys() {
        return new OpenOperation("GET", "/.well-known/jwks.json");
    }
}
