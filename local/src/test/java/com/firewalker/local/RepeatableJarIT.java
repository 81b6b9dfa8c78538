package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.embedded.TemporaryDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same source makes the same jar, byte for byte, wherever and whenever it is built. Cites reliability.md S24. */
@Tag("S24")
class RepeatableJarIT {

    private static final LocalDateTime STAMP = LocalDateTime.of(2026, 1, 1, 0, 0);

    @Test
    void holdsNothingOfItsBuildsTimeAndPlace() throws IOException {
        try (Stream<Path> lib = Files.list(Repository.root().resolve("local/target/lib"))) {
            List<Path> ours = lib.filter(jar -> jar.getFileName().toString().startsWith("firewalker-"))
                    .toList();
            assertThat(ours).hasSizeGreaterThan(5);
            for (Path path : ours) {
                try (JarFile jar = new JarFile(path.toFile())) {
                    assertThat(jar.stream().map(ZipEntry::getTimeLocal))
                            .as(path.toString())
                            .containsOnly(STAMP);
                    Manifest manifest = jar.getManifest();
                    assertThat(manifest.getMainAttributes().keySet().toString())
                            .as(path.toString())
                            .doesNotContain("Built-By", "Build-Time", "Build-Date", "Build-Number");
                }
            }
        }
    }

    /** A small module in two folders, one after the other. */
    @Test
    @Tag("long")
    void comesOutOfTwoBuildsAlike() throws Exception {
        try (TemporaryDirectory directory = TemporaryDirectory.create("firewalker-builds-")) {
            assertThat(built(directory.path().resolve("here/one")))
                    .isEqualTo(built(directory.path().resolve("there/another")));
        }
    }

    private static String built(Path folder) throws Exception {
        Path root = Repository.root();
        for (String part : List.of("pom.xml", "mvnw", ".mvn", "local/embedded/pom.xml", "local/embedded/src")) {
            copy(root.resolve(part), folder.resolve(part));
        }
        Process build = new ProcessBuilder(
                        "sh",
                        "mvnw",
                        "-B",
                        "-ntp",
                        "-q",
                        "-f",
                        "local/embedded/pom.xml",
                        "package",
                        "-Dmaven.test.skip",
                        "-Dspotless.check.skip")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(said).isZero();
        byte[] jar = Files.readAllBytes(folder.resolve("local/embedded/target/firewalker-embedded-0.1.0.jar"));
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
