package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All modules are written in one dialect, the one of CONTRIBUTING.md. Braces are held by the compiler (MissingBraces), the
 * layout by the formatter.
 */
class DialectTest {

    enum Rule {
        /** A type that is inferred stands on the same line, as a constructor, a cast or a factory of that type. */
        VAR("\\bvar \\w+\\s*[=:](?!\\s*(new |\\([A-Z\\w]|[A-Z]\\w*[.<(]))"),
        LOGGER("\\bLogger (?!log\\b)\\w+ ="),
        SQL_IN_CAPITALS("\"\\s*(select|insert into|update \\w+ set|delete from) "),
        SQL_IN_TEXT_BLOCKS(
                "\"(SELECT|INSERT|UPDATE|DELETE) [^\"\\n]*[^\"\\\\\\n]\"\\s*\\n\\s*\\+ \"[^\"\\n]*\"\\s*[,;)]");

        private final Pattern breach;

        Rule(String breach) {
            this.breach = Pattern.compile(breach);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isSpokenInEveryFile(Rule rule) throws IOException {
        Path root = Repository.root();
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> isSource(root.relativize(file)))
                            .flatMap(
                                    file -> breaches(rule, root.relativize(file).toString(), text(file))))
                    .isEmpty();
        }
    }

    @Test
    void findsTheSources() throws IOException {
        Path root = Repository.root();
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(file -> isSource(root.relativize(file)))).hasSizeGreaterThan(1000);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    VAR             | var day = days.get(0);
                    VAR             | for (var day : days) {
                    LOGGER          | private static final Logger LOG = LoggerFactory.getLogger(Day.class);
                    SQL_IN_CAPITALS | jdbc.sql("select day from days");
                    """)
    void wouldBeFound(Rule rule, String line) {
        assertThat(breaches(rule, "Day.java", line)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    VAR | var days = new ArrayList<Day>();
                    VAR | var day = Day.of(date);
                    VAR | var day = (Day) found;
                    """)
    void staysAllowed(Rule rule, String line) {
        assertThat(breaches(rule, "Day.java", line)).isEmpty();
    }

    private static Stream<String> breaches(Rule rule, String name, String text) {
        List<MatchResult> found = rule.breach.matcher(text).results().toList();
        return found.stream()
                .map(breach ->
                        name + ":" + text.substring(0, breach.start()).lines().count() + " " + breach.group());
    }

    private static boolean isSource(Path file) {
        String name = file.toString().replace('\\', '/');
        return name.endsWith(".java")
                && name.contains("src/")
                && !name.contains("target/")
                && !name.endsWith("DialectTest.java");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
