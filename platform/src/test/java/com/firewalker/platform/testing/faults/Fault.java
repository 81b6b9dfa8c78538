package com.firewalker.platform.testing.faults;

import java.nio.file.Path;

/**
 * A mistake somebody could make in a rule: in that file, wrong stands where right should.
 *
 * @param name of the mistake
 * @param source of the module's sources, or of another module's
 */
public record Fault(String rule, String name, Path source, String right, String wrong, Class<?> caughtBy) {

    /** The source with the mistake. Errors: AssertionError where its place is missing or not the only one. */
    public String planted(String text) {
        int at = text.indexOf(right);
        if (at < 0 || text.indexOf(right, at + 1) >= 0) {
            throw new AssertionError("'" + right + "' must stand exactly once in " + source);
        }
        return text.replace(right, wrong);
    }

    /** Its row in docs/planted-faults.md. */
    public String row() {
        String type = source.getFileName().toString().replace(".java", "");
        return "| %s | %s | `%s` | `%s` |".formatted(rule, name, type, caughtBy.getSimpleName());
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
