package com.firewalker.local;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.testing.PackageRules;
import com.tngtech.archunit.core.domain.JavaClass;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RestController;

/**
 * Two bodies under one schema name would leave the OpenAPI document with the fields of one of them (api.md 1).
 */
class SchemaNamesTest {

    @Test
    void areUniqueInTheDocumentOfAllServices() {
        Set<Class<?>> bodies = new HashSet<>();
        for (JavaClass type : PackageRules.product("com.firewalker")) {
            if (type.isAnnotatedWith(RestController.class)) {
                Stream.of(type.reflect().getDeclaredMethods()).forEach(method -> collect(method, bodies));
            }
        }
        assertThat(bodies).hasSizeGreaterThan(100);
        Map<String, Set<String>> types =
                bodies.stream().collect(groupingBy(SchemaNamesTest::name, mapping(Class::getName, toSet())));
        assertThat(types.values()).filteredOn(called -> called.size() > 1).isEmpty();
    }

    private static void collect(Method method, Set<Class<?>> found) {
        boolean serves = Stream.of(method.getAnnotations())
                .anyMatch(annotation ->
                        annotation.annotationType().getSimpleName().endsWith("Mapping"));
        if (serves) {
            collect(method.getGenericReturnType(), found);
            List.of(method.getGenericParameterTypes()).forEach(type -> collect(type, found));
        }
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            List.of(generic.getActualTypeArguments()).forEach(argument -> collect(argument, found));
        } else if (type instanceof Class<?> body && body.isRecord() && found.add(body)) {
            for (RecordComponent component : body.getRecordComponents()) {
                collect(component.getGenericType(), found);
            }
        }
    }

    private static String name(Class<?> body) {
        Schema schema = body.getAnnotation(Schema.class);
        return schema == null || schema.name().isEmpty() ? body.getSimpleName() : schema.name();
    }
}
