package com.firewalker.command.operator;

import com.firewalker.platform.security.GrpcAccess;
import com.firewalker.platform.security.OpenOperation;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which doors of this package are open, and to whom. */
@Configuration(proxyBeanMethods = false)
class OperatorAccess {

    /** The code or the token in its body says who it is. */
    @Bean
    OpenOperation signingInToTheConsole() {
        return new OpenOperation("POST", "/v1/ops/sessions");
    }

    @Bean
    GrpcAccess consoleSessionsForServices() {
        return GrpcAccess.services("firewalker.operators.v1.ConsoleSessions/*");
    }
}
