package com.firewalker.platform.testing.faults;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The faults that {@code planted-faults.txt} beside a test describes. Classes are named from the test's package, those
 * of another module from the project's root, which is the first slash; tests of another package are named from the
 * module's.
 */
public final class PlantedFaults {

    private final Class<?> owner;
    private final String module;
    private final List<Fault> all;

    private PlantedFaults(Class<?> owner, String module) {
        this.owner = owner;
        this.module = module;
        this.all = read();
    }

    /** @param module the package of the module's classes: all of them are loaded anew for each fault */
    public static PlantedFaults of(Class<?> owner, String module) {
        return new PlantedFaults(owner, module);
    }

    public List<Fault> all() {
        return all;
    }

    /** How many tests fail with the fault planted. Errors: AssertionError where it does not compile or nothing runs. */
    public long failures(Fault fault, Path classes) throws IOException, ClassNotFoundException {
        plant(fault, classes);
        var loader = new FaultyClasses(classes, List.of(module, FaultyClasses.RULES_OF_ALL));
        var summary = new SummaryGeneratingListener();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(loader);
        try {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selectClass(loader.loadClass(fault.caughtBy().getName())))
                    .build();
            LauncherFactory.create().execute(request, summary);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        if (summary.getSummary().getTestsStartedCount() == 0) {
            throw new AssertionError("no test ran in " + fault.caughtBy());
        }
        return summary.getSummary().getTestsFailedCount();
    }

    private static void plant(Fault fault, Path classes) throws IOException {
        Path faulty = Files.createDirectories(classes.resolve("faulty"))
                .resolve(fault.source().getFileName());
        Files.writeString(faulty, fault.planted(Files.readString(fault.source())));
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
                        faulty.toString());
        if (result != 0) {
            throw new AssertionError("does not compile with the fault " + fault);
        }
    }

    private List<Fault> read() {
        List<Fault> faults = new ArrayList<>();
        for (String paragraph : text().split("\n\n")) {
            if (!paragraph.startsWith("#")) {
                faults.add(fault(paragraph.lines().toList()));
            }
        }
        return List.copyOf(faults);
    }

    private Fault fault(List<String> lines) {
        String[] head = lines.get(0).split(" \\| ");
        return new Fault(head[0], head[1], source(head[2]), code(lines, "-"), code(lines, "+"), test(head[3]));
    }

    private Path source(String name) {
        String path = owner.getPackageName().replace('.', '/') + "/" + name;
        return Path.of(name.startsWith("/") ? ".." + name + ".java" : "src/main/java/" + path + ".java")
                .normalize();
    }

    private static String code(List<String> lines, String mark) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
    }

    private Class<?> test(String name) {
        try {
            return Class.forName((name.contains(".") ? module : owner.getPackageName()) + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no test of that name: " + name, e);
        }
    }

    private String text() {
        try (InputStream file = Objects.requireNonNull(owner.getResourceAsStream("planted-faults.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
