package com.firewalker.local;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.platform.testing.PackageRules;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
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

    /** Packages that are still to be divided; none may be added. */
    private static final Set<String> STILL_LARGE =
            Set.of("com.firewalker.command.account", "com.firewalker.command.steps");

    /** Erasing an account ends its sessions, and a login looks up its account: the one circle still to be broken. */
    private static final String ACCOUNT = "com.firewalker.command.account";

    private static final String SESSION = "com.firewalker.command.session";

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
                .haveSimpleNameStartingWith("DayDecider")
                .or()
                .haveSimpleName("SlotMerge")
                .or()
                .haveSimpleName("Plausibility")
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
        PackageRules.freeOfCircles()
                .ignoreDependency(resideInAPackage(ACCOUNT), resideInAPackage(SESSION))
                .check(PackageRules.product("com.firewalker." + module));
    }

    @Test
    void packagesDoOneJob() {
        assertThat(PackageRules.largerThan(LARGEST_PACKAGE, HOUSE).keySet().stream()
                        .filter(name -> !name.endsWith(".v1") && !STILL_LARGE.contains(name)))
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
