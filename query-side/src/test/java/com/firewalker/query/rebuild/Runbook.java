package com.firewalker.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.query.testing.QuerySide;
import com.firewalker.query.testing.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A runbook's shell blocks, carried out as they are written, at the root of the repository. */
final class Runbook {

    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    private final List<String> blocks;
    private final Map<String, String> environment = new HashMap<>();

    private Runbook(List<String> blocks) {
        this.blocks = blocks;
    }

    static Runbook of(String name) {
        try {
            String text = Files.readString(root().resolve("docs/runbooks/" + name));
            List<String> blocks =
                    BLOCK.matcher(text).results().map(Runbook::content).toList();
            assertThat(blocks).as(name + " has commands").isNotEmpty();
            return new Runbook(blocks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(MatchResult block) {
        return block.group(1);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }

    Runbook with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Runbook at(QuerySide querySide) {
        return with("FIREWALKER_URL", "http://localhost:" + querySide.port())
                .with("FIREWALKER_TOKEN", Tokens.operator());
    }

    int size() {
        return blocks.size();
    }

    /** All blocks in one shell, which stops at the first command that fails; answers what they print. */
    String follow() {
        return follow(0, blocks.size());
    }

    String follow(int from, int to) {
        String script = ". docs/runbooks/ops.sh\n" + String.join("\n", blocks.subList(from, to));
        var builder = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
        builder.directory(root().toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
