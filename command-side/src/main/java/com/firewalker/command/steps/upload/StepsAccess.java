package com.firewalker.command.steps.upload;

import com.firewalker.platform.security.GrpcAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may bring steps over gRPC. */
@Configuration(proxyBeanMethods = false)
class StepsAccess {

    @Bean
    GrpcAccess stepIngest() {
        return GrpcAccess.callers("firewalker.steps.v1.StepIngest/*");
    }
}
