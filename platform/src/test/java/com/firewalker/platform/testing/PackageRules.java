package com.firewalker.platform.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What holds for the packages of every module. A package is a full one: a.b and a.b.c are two. */
public final class PackageRules {

    private PackageRules() {}

    /** The product's own classes under this package, without tests. */
    public static JavaClasses product(String packageName) {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(packageName);
    }

    public static SliceRule freeOfCircles() {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new FullPackages())
                .should()
                .beFreeOfCycles()
                .because("two packages that need each other are one");
    }

    /** Packages with more top-level classes than this, and how many they have. */
    public static Map<String, Long> largerThan(int most, JavaClasses classes) {
        Map<String, Long> sizes = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        sizes.values().removeIf(size -> size <= most);
        return sizes;
    }

    /** Packages of generated code, and of tests, are not among the sliced ones. */
    private static final class FullPackages implements SliceAssignment {
        private static final Set<String> GENERATED = Set.of("v1");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            String name = type.getPackageName();
            boolean ours = name.startsWith("com.firewalker.")
                    && !GENERATED.contains(name.substring(name.lastIndexOf('.') + 1));
            return ours ? SliceIdentifier.of(name) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "full packages";
        }
    }
}
