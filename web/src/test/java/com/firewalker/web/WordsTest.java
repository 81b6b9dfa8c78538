package com.firewalker.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both languages say everything, with the same values in it. */
class WordsTest {

    private static final Path WEB = Path.of("src/main/web");
    private static final Pattern WORD = Pattern.compile("(?m)^  \"([^\"]+)\": \"((?:[^\"\\\\]|\\\\.)*)\",$");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern ASKED = Pattern.compile("\\bt\\(\"([^\"]+)\"[,)]");

    static Stream<Path> bundles() {
        return files(".js").filter(file -> file.getFileName().toString().equals("en.js"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void areThereInBothLanguages(Path english) throws IOException {
        Map<String, Set<String>> en = values(english);
        Map<String, Set<String>> ko = values(english.resolveSibling("ko.js"));
        assertThat(en).isNotEmpty();
        // Korean has one form for every number.
        en.keySet().removeIf(key -> key.endsWith(".one"));
        ko.keySet().removeIf(key -> key.endsWith(".one"));
        assertThat(ko).isEqualTo(en);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void standOnOneLineEach(Path english) throws IOException {
        for (Path bundle : new Path[] {english, english.resolveSibling("ko.js")}) {
            long lines = Files.readString(bundle)
                    .lines()
                    .filter(line -> line.startsWith("  \""))
                    .count();
            assertThat(values(bundle)).as(bundle.toString()).hasSize((int) lines);
        }
    }

    @Test
    void areThereWhereAPageAsksForThem() throws IOException {
        for (String site : new String[] {"app", "console"}) {
            Path bundle = WEB.resolve(site).resolve("words/en.js");
            if (!Files.exists(bundle)) {
                continue;
            }
            Set<String> known = new TreeSet<>(values(bundle).keySet());
            known.addAll(values(WEB.resolve("shared/words/en.js")).keySet());
            for (Path file : files(".js")
                    .filter(each -> each.startsWith(WEB.resolve(site)) || each.startsWith(WEB.resolve("shared")))
                    .toList()) {
                ASKED.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(key -> assertThat(known.contains(key) || known.contains(key + ".other"))
                                .as("%s asks for %s", file, key)
                                .isTrue());
            }
        }
    }

    private static Map<String, Set<String>> values(Path bundle) throws IOException {
        Map<String, Set<String>> values = new TreeMap<>();
        WORD.matcher(Files.readString(bundle))
                .results()
                .forEach(word -> values.put(
                        word.group(1),
                        VALUE.matcher(word.group(2))
                                .results()
                                .map(value -> value.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return values;
    }

    private static Stream<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(WEB)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
