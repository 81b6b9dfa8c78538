package com.firewalker.command.audit;

import com.firewalker.platform.security.GrpcAccess;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may write to the log, and how it is written out. */
@Configuration(proxyBeanMethods = false)
class AuditBeans {

    @Bean
    GrpcAccess auditForServices() {
        return GrpcAccess.services("firewalker.operators.v1.Audit/*");
    }

    @Bean
    ServerHttpMessageConvertersCustomizer auditAsCsv() {
        return converters -> converters.addCustomConverter(new AuditCsv());
    }
}
