package com.firewalker.platform.openapi;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everything of this package for one service: import it into the application. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    @Bean
    OpenApiRules openApiRules() {
        return new OpenApiRules();
    }

    @Bean
    OperationRules operationRules() {
        return new OperationRules();
    }
}
