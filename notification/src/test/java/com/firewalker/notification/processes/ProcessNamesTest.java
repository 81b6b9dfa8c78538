package com.firewalker.notification.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.notification.NotificationApplication;
import com.firewalker.notifications.v1.Following;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Operators and other services know the processes by the names in the contract. */
class ProcessNamesTest {

    @Test
    void standInTheContractAllOfThem() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ProcessingGroup.class));
        Stream<String> contract = Arrays.stream(Following.values())
                .map(following -> following.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .filter(name -> !name.equals("unrecognized") && !name.equals("following-unspecified"));

        assertThat(contract)
                .containsExactlyInAnyOrderElementsOf(
                        scanner.findCandidateComponents(NotificationApplication.class.getPackageName()).stream()
                                .map(process ->
                                        "following-" + group(Objects.requireNonNull(process.getBeanClassName())))
                                .toList());
    }

    private static String group(String process) {
        try {
            return Class.forName(process).getAnnotation(ProcessingGroup.class).value();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
