package com.firewalker.command.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The faults that {@code planted-faults.txt} describes and docs/planted-faults.md lists. */
final class Faults {

    /** Tests of another package than that of steps are named with it. */
    static final String COMMAND = "com.firewalker.command";

    private Faults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        for (String paragraph : text().split("\n\n")) {
            if (!paragraph.startsWith("#")) {
                faults.add(fault(paragraph.lines().toList()));
            }
        }
        return faults;
    }

    private static Fault fault(List<String> lines) {
        String[] head = lines.get(0).split(" \\| ");
        return new Fault(head[0], head[1], head[2] + ".java", code(lines, "-"), code(lines, "+"), test(head[3]));
    }

    private static String code(List<String> lines, String mark) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(1))
                .collect(Collectors.joining("\n"));
    }

    private static Class<?> test(String name) {
        try {
            return Class.forName((name.contains(".") ? COMMAND : Faults.class.getPackageName()) + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no test of that name: " + name, e);
        }
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(Faults.class.getResourceAsStream("planted-faults.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
