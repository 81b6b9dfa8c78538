package com.firewalker.platform.security;

import com.firewalker.platform.tls.TlsConfiguration;
import com.firewalker.platform.web.Origins;
import com.firewalker.platform.web.ProblemWriter;
import com.firewalker.platform.web.server.WebConfiguration;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.grpc.client.GlobalClientInterceptor;
import org.springframework.grpc.client.GrpcChannelFactory;
import org.springframework.grpc.server.GlobalServerInterceptor;

/**
 * Everything of this package for one service: import it into the application.
 * The service adds its {@link OpenOperation} and {@link GrpcAccess} beans; the command side also its own
 * {@link VerificationKeys} and {@link OperatorSessions}, the others read the keys from {@code firewalker.jwks-url} and
 * ask {@code firewalker.command-grpc} for the sessions.
 */
@Configuration(proxyBeanMethods = false)
@Import(TlsConfiguration.class)
public class SecurityConfiguration {

    @Bean
    @Profile("production")
    static ProductionSecrets productionSecrets(Environment environment) {
        return new ProductionSecrets(environment);
    }

    @Bean
    RevokedSessions deniedSessions(@Value("${firewalker.redis.url}") String redisUrl, ObjectProvider<Clock> clock) {
        return new RevokedSessions(redisUrl, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    AccessTokenVerifier accessTokenVerifier(
            ObjectProvider<VerificationKeys> own,
            RevokedSessions denied,
            ObjectProvider<Clock> clocks,
            @Value("${firewalker.jwks-url:http://localhost:8081/.well-known/jwks.json}") URI jwksUrl) {
        Clock clock = clocks.getIfAvailable(Clock::systemUTC);
        VerificationKeys keys = own.getIfAvailable(() -> new RemoteKeys(jwksUrl, clock));
        return new AccessTokenVerifier(keys, denied, clock);
    }

    @Bean
    RateLimiter throttle(StringRedisTemplate redis, ObjectProvider<Clock> clock) {
        return new RateLimiter(redis, clock.getIfAvailable(Clock::systemUTC));
    }

    @Bean
    FilterRegistrationBean<AccessFilter> access(
            AccessTokenVerifier verifier,
            ProblemWriter problems,
            ObjectProvider<OperatorSessions> own,
            GrpcChannelFactory channels,
            @Value("${firewalker.command-grpc:localhost:9081}") String commands,
            Origins origins,
            ObjectProvider<OpenOperation> open,
            ObjectProvider<OpenToSuspended> openToSuspended) {
        OperatorSessions sessions =
                own.getIfAvailable(() -> new GrpcOperatorSessions(channels.createChannel(commands)));
        FilterRegistrationBean<AccessFilter> registration = new FilterRegistrationBean<>(new AccessFilter(
                verifier,
                problems,
                sessions,
                origins,
                open.stream().toList(),
                openToSuspended.stream().toList()));
        registration.setOrder(WebConfiguration.ACCESS_ORDER);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Bean
    OpenOperation openApiDocument() {
        return new OpenOperation("GET", "/v3/api-docs");
    }

    @Bean
    OpenOperation openApiParts() {
        return new OpenOperation("GET", "/v3/api-docs/**");
    }

    @Bean
    OpenOperation openApiYaml() {
        return new OpenOperation("GET", "/v3/api-docs.yaml");
    }

    @Bean
    OpenOperation swaggerPage() {
        return new OpenOperation("GET", "/swagger-ui.html");
    }

    @Bean
    OpenOperation swaggerParts() {
        return new OpenOperation("GET", "/swagger-ui/**");
    }

    /** Actuator answers on the management port only: here it is as unknown as any other path. */
    @Bean
    OpenOperation noActuatorHere() {
        return new OpenOperation("GET", "/actuator/**");
    }

    @Bean
    OpenOperation noListOfActuatorsHere() {
        return new OpenOperation("GET", "/actuator");
    }

    @Bean
    @GlobalClientInterceptor
    ServiceCredential serviceCredential(
            @Value("${firewalker.service-secret:" + ServiceCredential.DEVELOPMENT + "}") String secret) {
        return new ServiceCredential(secret);
    }

    @Bean
    @GlobalServerInterceptor
    @Order(0)
    GrpcAuthInterceptor grpcGate(
            AccessTokenVerifier verifier,
            RevokedSessions denied,
            ServiceCredential credential,
            ObjectProvider<Clock> clock,
            ObjectProvider<GrpcAccess> accesses) {
        return new GrpcAuthInterceptor(
                verifier,
                denied,
                credential,
                clock.getIfAvailable(Clock::systemUTC),
                accesses.stream().toList());
    }

    @Bean
    GrpcAccess grpcHealth() {
        return GrpcAccess.open("grpc.health.v1.Health/*");
    }
}
