package com.firewalker.platform.audit;

import com.firewalker.platform.web.server.WebConfiguration;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything of this package for one service: import it into the application. The command side brings its own
 * {@link AuditTrail}, the others write to it at {@code firewalker.command-grpc}.
 */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    private record Log(AuditTrail trail) {}

    @Bean
    FilterRegistrationBean<ActFilter> acts(Log log) {
        FilterRegistrationBean<ActFilter> registration = new FilterRegistrationBean<>(new ActFilter(log.trail()));
        registration.setOrder(WebConfiguration.ACCESS_ORDER + 20);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    WebMvcConfigurer operatorActs(Log log, JsonMapper json) {
        OperatorActs acts = new OperatorActs(log.trail(), new ActParameters(json));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(acts).addPathPatterns("/v1/ops/**").order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    @Bean
    RefusedQuestions refusedQuestions(Log log) {
        return new RefusedQuestions(log.trail());
    }

    @Bean
    RolesInOpenApi rolesInOpenApi() {
        return new RolesInOpenApi();
    }

    @Bean
    Log auditLog(
            ObjectProvider<AuditTrail> own,
            GrpcChannelFactory channels,
            @Value("${firewalker.command-grpc:localhost:9081}") String commands) {
        return new Log(own.getIfAvailable(() -> new GrpcAuditTrail(channels.createChannel(commands))));
    }
}
