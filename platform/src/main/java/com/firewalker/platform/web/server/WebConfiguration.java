package com.firewalker.platform.web.server;

import com.firewalker.platform.web.AskedPosition;
import com.firewalker.platform.web.CalendarRange;
import com.firewalker.platform.web.GrpcRefusals;
import com.firewalker.platform.web.LedgerEnd;
import com.firewalker.platform.web.Origins;
import com.firewalker.platform.web.ProblemWriter;
import com.firewalker.platform.web.idempotency.IdempotencyFilter;
import com.firewalker.platform.web.idempotency.IdempotencyStore;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.catalina.core.StandardHost;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.thread.Threading;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything of this package for one service: import it into the application.
 * Its table is made by its own migration, beside the service's.
 */
@Configuration(proxyBeanMethods = false)
@Import({ProblemAdvice.class, ServerErrors.class})
public class WebConfiguration {

    /** Where the filter that recognises callers stands: inside request ids and bounds, outside idempotency. */
    public static final int ACCESS_ORDER = Ordered.HIGHEST_PRECEDENCE + 40;

    private static final int MAX_HEADER_SECTION = 64 * 1024;
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration LOOK_AT_ANSWERS = Duration.ofSeconds(1);

    /** Boot says that a service is not ready when its end begins; the default is for those whom no balancer asks. */
    @Bean
    DrainWait drainWait(@Value("${firewalker.drain.wait:0s}") Duration wait) {
        return new DrainWait(wait);
    }

    @Bean
    JsonRules jsonRules() {
        return new JsonRules();
    }

    @Bean
    GrpcRefusals grpcRefusals() {
        return new GrpcRefusals();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIds() {
        return filter(
                new RequestIdFilter(),
                Ordered.HIGHEST_PRECEDENCE + 10,
                DispatcherType.REQUEST,
                DispatcherType.ASYNC,
                DispatcherType.ERROR);
    }

    @Bean
    FilterRegistrationBean<SafeHeadersFilter> safeHeaders() {
        return filter(new SafeHeadersFilter(), Ordered.HIGHEST_PRECEDENCE + 20, DispatcherType.REQUEST);
    }

    @Bean
    FilterRegistrationBean<RequestBoundsFilter> requestBounds(
            ProblemWriter problems, @Value("${firewalker.web.max-body-bytes:2097152}") long maxBody) {
        return filter(
                new RequestBoundsFilter(problems, maxBody), Ordered.HIGHEST_PRECEDENCE + 30, DispatcherType.REQUEST);
    }

    /** Outside access: a preflight brings no token. Without a named origin there is nothing to say. */
    @Bean
    FilterRegistrationBean<CrossOriginFilter> crossOrigin(@Value("${firewalker.web.origins:}") Set<String> origins) {
        FilterRegistrationBean<CrossOriginFilter> filter =
                filter(new CrossOriginFilter(origins), ACCESS_ORDER - 5, DispatcherType.REQUEST);
        filter.setEnabled(!origins.isEmpty());
        return filter;
    }

    @Bean
    Origins origins(
            @Value("${firewalker.web.base-url:http://localhost:8080}") String web,
            @Value("${firewalker.web.origins:}") Set<String> more) {
        return new Origins(web, more);
    }

    @Bean
    FilterRegistrationBean<IdempotencyFilter> idempotency(
            IdempotencyStore answers,
            ProblemWriter problems,
            @Value("${firewalker.idempotency.excluded-paths:}") Set<String> excluded) {
        return filter(
                new IdempotencyFilter(answers, problems, excluded),
                ACCESS_ORDER + 10,
                DispatcherType.REQUEST,
                DispatcherType.ASYNC);
    }

    @Bean
    IdempotencyStore firstAnswers(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/web")
                .table("web_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        return new IdempotencyStore(JdbcClient.create(dataSource));
    }

    /** Several migrations share a schema, each with its own history: none may take the others' tables for debris. */
    @Bean
    FlywayConfigurationCustomizer sharedSchema() {
        return flyway -> flyway.baselineOnMigrate(true).baselineVersion("0");
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> plainServer() {
        return factory -> {
            factory.addContextCustomizers(context -> {
                if (context.getParent() instanceof StandardHost host) {
                    host.setErrorReportValveClass(ProblemValve.class.getName());
                }
            });
            factory.addConnectorCustomizers(
                    connector -> connector.setProperty("maxHttpRequestHeaderSize", String.valueOf(MAX_HEADER_SECTION)));
        };
    }

    /** In the place of the usual one, which Boot names at 0: bytes and text still go out as they are. */
    @Bean
    @Order(1)
    ServerHttpMessageConvertersCustomizer wholeJson(JsonMapper json, CalendarRange range) {
        JsonMapper door = json.rebuild().addModule(new CalendarJson(range)).build();
        return converters -> converters.withJsonConverter(new ContentLengthJsonConverter(door));
    }

    @Bean
    CalendarRange calendarRange(Clock clock) {
        return new CalendarRange(clock);
    }

    @Bean
    AskedPosition askedPosition(LedgerEnd ledger) {
        return new AskedPosition(ledger);
    }

    @Bean
    RequestParameters requestParameters(CalendarRange range, AskedPosition position) {
        return new RequestParameters(range, position);
    }

    @Bean
    ResponseTimeouts patience() {
        return new ResponseTimeouts(LONGEST_ANSWER, LOOK_AT_ANSWERS);
    }

    @Bean
    SmartInitializingSingleton awaitedAnswers(
            ResponseTimeouts patience,
            @Qualifier("requestMappingHandlerAdapter") ObjectProvider<RequestMappingHandlerAdapter> adapters,
            Environment environment) {
        return () -> {
            if (Threading.VIRTUAL.isActive(environment)) {
                adapters.ifAvailable(adapter -> AwaitedAnswers.into(adapter, patience));
            }
        };
    }

    private static <F extends Filter> FilterRegistrationBean<F> filter(
            F filter, int order, DispatcherType first, DispatcherType... more) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(first, more);
        registration.setAsyncSupported(true);
        return registration;
    }
}
