package com.firewalker.query.day;

import com.firewalker.platform.security.GrpcAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call the day service. */
@Configuration(proxyBeanMethods = false)
class DayAccess {

    @Bean
    GrpcAccess daysForServices() {
        return GrpcAccess.services("firewalker.views.v1.Days/*");
    }
}
