package com.firewalker.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.platform.testing.PackageRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the rooms; here, because only this room can see all the others. */
class ArchitectureTest {

    private static final String COMMAND = "com.firewalker.command..";
    private static final String QUERY = "com.firewalker.query..";
    private static final String NOTIFICATION = "com.firewalker.notification..";
    private static final String PLATFORM = "com.firewalker.platform..";
    private static final String LOCAL = "com.firewalker.local..";

    private static final int LARGEST_PACKAGE = 25;

    private static final String STEPS = "com.firewalker.command.steps";

    private static final JavaClasses HOUSE = PackageRules.product("com.firewalker");

    /** A misspelt package would make every rule about it true. */
    @ParameterizedTest
    @ValueSource(strings = {COMMAND, QUERY, NOTIFICATION, PLATFORM, LOCAL})
    void knowsTheRooms(String room) {
        assertThat(HOUSE.stream().filter(type -> type.getPackageName().startsWith(room.replace("..", ""))))
                .isNotEmpty();
    }

    @Test
    void noServiceKnowsAnother() {
        for (List<String> pair : List.of(
                List.of(COMMAND, QUERY, NOTIFICATION),
                List.of(QUERY, COMMAND, NOTIFICATION),
                List.of(NOTIFICATION, COMMAND, QUERY))) {
            noClasses()
                    .that()
                    .resideInAPackage(pair.get(0))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(pair.get(1), pair.get(2))
                    .because("services share events and gRPC contracts only")
                    .check(HOUSE);
        }
    }

    @Test
    void platformKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage(PLATFORM)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(COMMAND, QUERY, NOTIFICATION, LOCAL)
                .because("platform would serve a bank as well")
                .check(HOUSE);
    }

    @Test
    void noServiceLeansOnTheOneMachine() {
        noClasses()
                .that()
                .resideInAnyPackage(COMMAND, QUERY, NOTIFICATION)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(LOCAL)
                .because("production has no local")
                .check(HOUSE);
    }

    @Test
    void decidingADayNeedsNoFramework() {
        classes()
                .that()
                .resideInAnyPackage(STEPS + ".sample", STEPS + ".slot")
                .or()
                .resideInAPackage(STEPS)
                .and()
                .haveSimpleNameStartingWith("Day")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages(
                        "org.springframework..",
                        "org.axonframework..",
                        "jakarta.persistence..",
                        "java.sql..",
                        "io.grpc..",
                        "io.lettuce..")
                .because("it is tried by the million")
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"command", "query", "notification", "platform", "local"})
    void packagesFormNoCircles(String module) {
        PackageRules.freeOfCircles().check(PackageRules.product("com.firewalker." + module));
    }

    @Test
    void packagesDoOneJob() {
        assertThat(PackageRules.largerThan(LARGEST_PACKAGE, HOUSE).keySet().stream()
                        .filter(name -> !name.endsWith(".v1")))
                .isEmpty();
    }

    @Test
    void canFail() {
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage(COMMAND)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(PLATFORM)
                        .check(HOUSE))
                .isInstanceOf(AssertionError.class);
    }
}
