package com.firewalker.platform.web.server;

import com.firewalker.platform.web.AskedPosition;
import com.firewalker.platform.web.CalendarRange;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How paths and queries are read: dates by {@link CalendarRange}, ids and positions before any controller looks. */
final class RequestParameters implements WebMvcConfigurer {

    private final CalendarRange range;
    private final AskedPosition position;

    RequestParameters(CalendarRange range, AskedPosition position) {
        this.range = range;
        this.position = position;
    }

    /** Classes, not lambdas: Spring reads the types from the class. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new Converter<String, LocalDate>() {
            @Override
            public LocalDate convert(String written) {
                return range.date("", written);
            }
        });
        registry.addConverter(new Converter<String, Instant>() {
            @Override
            public Instant convert(String written) {
                return range.instant("", written);
            }
        });
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PathIds());
        registry.addInterceptor(position);
    }
}
