package com.firewalker.notification;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages of this service: small enough to be read, and none of them leads back to itself. */
class ArchitectureTest {

    private static final int MOST_CLASSES = 25;

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.firewalker.notification");

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("com.firewalker.notification.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }

    @Test
    void packagesAreSmall() {
        assertThat(SERVICE.stream()
                        .filter(type ->
                                type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting())))
                .isNotEmpty()
                .allSatisfy((name, classes) -> assertThat(classes).as(name).isLessThanOrEqualTo(MOST_CLASSES));
    }

    /** The rule sees a cycle where there is one, as in a library that everybody uses. */
    @Test
    void canFail() {
        JavaClasses axon = new ClassFileImporter().importPackages("org.axonframework.messaging");
        assertThatThrownBy(() -> slices().matching("org.axonframework.messaging.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .check(axon))
                .isInstanceOf(AssertionError.class);
    }
}
