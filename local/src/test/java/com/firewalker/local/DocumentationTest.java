package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name exists: types, pages, and every rule that code and tests cite. */
class DocumentationTest {

    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|IT))`");
    private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]+)[^)]*\\)");
    private static final Pattern CITATION =
            Pattern.compile("domain-rules(?:\\.md)? ((?:\\d+(?:\\.\\d+)?(?:-\\d+\\.\\d+)?(?:, (?=\\d))?)+)");
    private static final Pattern RULE = Pattern.compile("(?m)^\\*\\*(\\d+\\.\\d+)\\*\\*|^## (\\d+)\\.");

    @Test
    void namesOnlyTypesThatExist() throws IOException {
        Set<String> named = found(TYPE, Repository.root().resolve("docs/ARCHITECTURE.md"));
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(types()).containsAll(named);
    }

    /** A promise that a page makes by a test's name is held by that test. */
    @Test
    void namesOnlyTestsThatExist() throws IOException {
        Set<String> types = types();
        for (Path page : files(".md")) {
            assertThat(types).as("tests that %s names", page.getFileName()).containsAll(found(TEST, page));
        }
    }

    @Test
    void leadsOnlyToPagesThatExist() throws IOException {
        List<Path> pages = files(".md");
        assertThat(pages).hasSizeGreaterThan(20);
        for (Path page : pages) {
            for (String link : found(LINK, page)) {
                assertThat(page.resolveSibling(link))
                        .as("%s leads there", page.getFileName())
                        .exists();
            }
        }
    }

    @Test
    void citesOnlyRulesThatStandInTheDomainRules() throws IOException {
        Set<String> rules = RULE.matcher(Files.readString(Repository.root().resolve("docs/domain-rules.md")))
                .results()
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rules).hasSizeGreaterThan(60);
        Set<String> cited = new TreeSet<>();
        for (Path file : files(".java", ".proto", ".lua", ".sql", ".md")) {
            for (String citation : found(CITATION, file)) {
                cited.addAll(List.of(citation.split("[-,] ?")));
            }
        }
        assertThat(cited).hasSizeGreaterThan(30);
        assertThat(rules).containsAll(cited);
    }

    private static Set<String> found(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> types() throws IOException {
        return files(".java").stream()
                .map(file -> file.getFileName().toString())
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
    }

    private static List<Path> files(String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(Repository.root())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file -> Stream.of("/target/", "/.git/", "/.firewalker/", "/node_modules/")
                            .noneMatch(file.toString()::contains))
                    .toList();
        }
    }
}
