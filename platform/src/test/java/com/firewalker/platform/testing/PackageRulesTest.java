package com.firewalker.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.platform.testing.circle.left.Left;
import com.firewalker.platform.testing.circle.right.Right;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Rules that never fail hold nothing. */
class PackageRulesTest {
    private static final JavaClasses PLANTED = new ClassFileImporter().importClasses(Left.class, Right.class);

    @Test
    void findsAPlantedCircleOfFullPackages() {
        assertThatThrownBy(() -> PackageRules.freeOfCircles().check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("circle.left")
                .hasMessageContaining("circle.right");
    }

    @Test
    void countsTheClassesOfAPackage() {
        assertThat(PackageRules.largerThan(0, PLANTED)).hasSize(2);
        assertThat(PackageRules.largerThan(1, PLANTED)).isEmpty();
    }
}
