package com.firewalker.command.steps;

/**
 * A mistake somebody could make in a rule: in that file, wrong stands where right should. Files are named from the
 * package of steps.
 *
 * @param caughtBy the test that must notice
 */
record Fault(String rule, String name, String file, String right, String wrong, Class<?> caughtBy) {

    String planted(String source) {
        int at = source.indexOf(right);
        if (at < 0 || source.indexOf(right, at + 1) >= 0) {
            throw new AssertionError("'" + right + "' must stand exactly once in " + file);
        }
        return source.replace(right, wrong);
    }

    /** Its row in docs/planted-faults.md. */
    String row() {
        String type = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
        return "| %s | %s | `%s` | `%s` |".formatted(rule, name, type, caughtBy.getSimpleName());
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
