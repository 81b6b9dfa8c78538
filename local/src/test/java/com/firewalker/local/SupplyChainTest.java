package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What others wrote: fixed versions, none of a build of the day, none with a known weakness. Cites reliability.md S24. */
@Tag("S24")
class SupplyChainTest {

    /** Of all services, and what their tests need besides. */
    private static final List<Path> RESOLVED = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .toList();

    @Test
    void resolvesNothingThatAnAdvisoryWarnsOf() throws IOException {
        assertThat(RESOLVED).hasSizeGreaterThan(150);
        assertThat(findings(Advisory.read(), RESOLVED)).isEmpty();
    }

    /** A list about artifacts that nobody has would find nothing for ever. */
    @Test
    void knowsAdvisoriesOfWhatIsResolved() throws IOException {
        assertThat(Advisory.read()).hasSizeGreaterThan(10).allSatisfy(advisory -> {
            assertThat(advisory.id()).matches("CVE-20\\d\\d-\\d{4,}|GHSA(-[2-9a-z]{4}){3}");
            assertThat(RESOLVED)
                    .as(advisory.artifact())
                    .anyMatch(jar -> advisory.versionOf(jar).isPresent());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "4.2.9.Final, true",
        "4.2.10.Final, true",
        "4.2.14.Final, true",
        "4.2.15.Final, false",
        "4.2.15.RC1, true",
        "4.3.0.Final, false",
        "4.1.135.Final, false"
    })
    void findsAVersionThatIsConcerned(String version, boolean concerned) throws IOException {
        Path jar = Path.of("/repository/io/netty/netty-codec-http", version, "netty-codec-http-" + version + ".jar");
        assertThat(findings(Advisory.read(), List.of(jar)).isEmpty()).isEqualTo(!concerned);
    }

    @Test
    void bearsAWeaknessOnlyForAReason() {
        Path jar = Path.of("/repository/a/b/1.0/b-1.0.jar");
        assertThat(findings(List.of(Advisory.of("a:b [1.0,1.1) CVE-2026-0001")), List.of(jar)))
                .containsExactly("a:b 1.0: CVE-2026-0001");
        assertThat(findings(List.of(Advisory.of("a:b [1.0,1.1) CVE-2026-0001 because")), List.of(jar)))
                .isEmpty();
    }

    @Test
    void resolvesNoSnapshot() throws IOException {
        assertThat(RESOLVED).noneMatch(jar -> jar.toString().contains("SNAPSHOT"));
        try (Stream<Path> files = Files.walk(Repository.root(), 3)) {
            List<Path> poms = files.filter(file -> file.endsWith("pom.xml")).toList();
            assertThat(poms).hasSizeGreaterThan(10);
            for (Path pom : poms) {
                assertThat(Files.readString(pom))
                        .as(pom.toString())
                        .doesNotContain("SNAPSHOT", "<repository>", "<version>LATEST", "<version>RELEASE");
            }
        }
    }

    private static List<String> findings(List<Advisory> advisories, List<Path> jars) {
        return advisories.stream()
                .filter(advisory -> advisory.borne().isEmpty())
                .flatMap(advisory -> jars.stream()
                        .flatMap(jar -> advisory.versionOf(jar).stream())
                        .filter(advisory::concerns)
                        .map(version -> advisory.artifact() + " " + version + ": " + advisory.id()))
                .toList();
    }
}
