package com.firewalker.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code import} says and how it ends where there is nothing to send (api.md 7, 8). */
class ImportCommandTest {

    @TempDir
    private Path directory;

    private final StringWriter said = new StringWriter();

    @Test
    void namesTheFileInOneLineWhereNothingIsFound() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "walk more");
        assertThat(run(file)).isEqualTo(1);
        assertThat(said.toString().lines())
                .singleElement()
                .asString()
                .contains(file.toString(), "no steps of a known format");
    }

    @Test
    void namesTheFileInOneLineWhereItIsNotWhatWasSaid() throws IOException {
        Path file = Files.writeString(directory.resolve("steps.csv"), "date,steps\n2026-05-04,4100");
        assertThat(run(file, "--format", "apple-health")).isEqualTo(1);
        assertThat(said.toString().lines())
                .singleElement()
                .asString()
                .contains(file.toString(), "no steps of format apple-health");
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path file = directory.resolve("Schrittzähler Müller.zip");
        assertThat(run(file)).isEqualTo(1);
        assertThat(said.toString().lines()).singleElement().asString().contains(file.toString(), "no such file");
    }

    @Test
    void doesNotUnderstandAnUnknownFormatOrVisibility() throws IOException {
        Path file = Files.writeString(directory.resolve("steps.csv"), "date,steps\n2026-05-04,4100");
        assertThat(run(file, "--format", "strava")).isEqualTo(2);
        assertThat(run(file, "--visibility", "everybody")).isEqualTo(2);
        assertThat(said.toString()).contains("unknown format: strava", "unknown visibility: everybody");
    }

    @Test
    void makesTheNamedCommandAloneAndEveryOneWhereNoneIsNamed() {
        assertThat(Firewalker.commandLine("import", "--help").getSubcommands()).containsOnlyKeys("import");
        for (String[] words : new String[][] {{}, {"--help"}, {"impord"}}) {
            assertThat(Firewalker.commandLine(words).getSubcommands())
                    .containsKeys("import", "up", "console", "gateway");
        }
    }

    private int run(Path file, String... options) {
        String[] args = {"import", file.toString(), "--walker-prefix", "Jörg Müller", "--data", directory.toString()};
        String[] all = new String[args.length + options.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(options, 0, all, args.length, options.length);
        return Firewalker.commandLine(all).setErr(new PrintWriter(said, true)).execute(all);
    }
}
