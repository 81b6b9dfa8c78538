package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the architecture page names exists: tests that hold invariants, classes to begin with, pages to go on to. */
class DocumentationTest {

    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");
    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)[^)]*\\)");

    @Test
    void namesOnlyTypesThatExist() throws IOException {
        Set<String> named = found(TYPE, "docs/ARCHITECTURE.md");
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(types()).containsAll(named);
    }

    @Test
    void leadsOnlyToPagesThatExist() throws IOException {
        for (String page : new String[] {"README.md", "docs/ARCHITECTURE.md"}) {
            for (String link : found(LINK, page)) {
                assertThat(Repository.root().resolve(page).resolveSibling(link)).exists();
            }
        }
    }

    private static Set<String> found(Pattern pattern, String page) throws IOException {
        return pattern.matcher(Files.readString(Repository.root().resolve(page)))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> types() throws IOException {
        try (Stream<Path> files = Files.walk(Repository.root())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
