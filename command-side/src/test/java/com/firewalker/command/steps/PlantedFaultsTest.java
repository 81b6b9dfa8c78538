package com.firewalker.command.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Plants one fault after the other in a copy of the rules and runs the test that has to notice it. That takes minutes and
 * is done on request, with -Dfirewalker.planted-faults=true; that every fault still fits its place is always checked.
 */
class PlantedFaultsTest {

    private static final Path SOURCES = Path.of("src/main/java/com/firewalker/command/steps");
    private static final Path LIST = Path.of("../docs/planted-faults.md");

    @TempDir
    private Path classes;

    static List<Fault> faults() {
        return Faults.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void hasItsPlace(Fault fault) throws IOException {
        String source = Files.readString(SOURCES.resolve(fault.file()));
        assertThat(fault.planted(source)).isNotEqualTo(source);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @EnabledIfSystemProperty(named = "firewalker.planted-faults", matches = "true")
    void isCaught(Fault fault) throws Exception {
        plant(fault);
        assertThat(failures(fault.caughtBy()))
                .as("failures of %s", fault.caughtBy().getSimpleName())
                .isPositive();
    }

    @Test
    void areAllListed() throws IOException {
        assertThat(Files.readAllLines(LIST))
                .containsAll(faults().stream().map(Fault::row).toList());
    }

    private void plant(Fault fault) throws IOException {
        Path source = Files.createDirectories(classes.resolve("faulty"))
                .resolve(Path.of(fault.file()).getFileName());
        Files.writeString(source, fault.planted(Files.readString(SOURCES.resolve(fault.file()))));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-nowarn",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(result).as("compiles with the fault").isZero();
    }

    private long failures(Class<?> test) throws ClassNotFoundException {
        var loader = new FaultyRules(classes);
        var summary = new SummaryGeneratingListener();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(loader.loadClass(test.getName())))
                    .build();
            LauncherFactory.create().execute(request, summary);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(summary.getSummary().getTestsStartedCount()).isPositive();
        return summary.getSummary().getTestsFailedCount();
    }

    /** Loads the command side anew, the faulty class from its folder and everything else from where it is. */
    private static final class FaultyRules extends ClassLoader {

        private static final String PACKAGE = Faults.COMMAND + ".";

        private final Path faulty;

        FaultyRules(Path faulty) {
            super(PlantedFaultsTest.class.getClassLoader());
            this.faulty = faulty;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return name.startsWith(PACKAGE) ? define(name) : super.loadClass(name, resolve);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            Path planted = faulty.resolve(file);
            try (InputStream in = Files.exists(planted)
                    ? Files.newInputStream(planted)
                    : getParent().getResourceAsStream(file)) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
