package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing secret lies in the repository, nor in what becomes its jars. Cites reliability.md S14. */
@Tag("S14")
class NoSecretsTest {

    private static final Map<String, Pattern> SECRETS = Map.of(
            "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s+[A-Za-z0-9+/=\\s]{40}"),
            "a private JWK", Pattern.compile("\"kty\"\\s*:\\s*\"(EC|OKP|RSA)\"[^}]*\"d\"\\s*:\\s*\"[\\w-]{20}"),
            "an AWS key", Pattern.compile("\\b(AKIA|ASIA)[0-9A-Z]{16}\\b"),
            "a token of GitHub", Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{30}"),
            "a signed token", Pattern.compile("\\beyJ[\\w-]{20,}\\.eyJ[\\w-]{20,}\\.[\\w-]{40}"),
            "a stored password",
                    Pattern.compile(
                            "\\$argon2id\\$v=19\\$m=\\d+,t=\\d+,p=\\d\\$[A-Za-z0-9+/]{16,}\\$[A-Za-z0-9+/]{20,}"),
            "a password in settings",
                    Pattern.compile("(?im)^[ \\t]*[\\w.-]*(password|secret(-key)?|api[-_]?key)[ \\t]*[:=][ \\t]*"
                            + "(?!\\$|\\{|\"\"|''|\"?\\$\\{)[\"']?[\\w!@#%^&*-]{6,}[\"']?[ \\t]*$"));

    /** The only place where settings may look like secrets: they belong to containers of one machine. */
    private static final Set<String> SETTINGS = Set.of(".yml", ".yaml", ".properties", ".env", ".conf", ".ini");

    private static final Set<String> SKIPPED = Set.of(".git", "node_modules");

    @Test
    void liesInTheRepositoryOrInWhatBecomesItsJars() throws IOException {
        Path root = Repository.root();
        try (Stream<Path> files = Files.walk(root)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .filter(file -> isOurs(root.relativize(file)))
                    .flatMap(file -> secrets(root.relativize(file).toString(), text(file)))
                    .toList();
            assertThat(found).isEmpty();
        }
    }

    /** What would be found if it were there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"0123456789012345678901234567890\"}",
                "AKIA" + "0123456789ABCDEF",
                "firewalker:\n  mysql:\n    password: seven-quiet-herons\n",
                "firewalker.service-secret=seven-quiet-herons"
            })
    void wouldBeFound(String secret) {
        assertThat(secrets("planted.yml", secret)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "    password: \"\"",
                "    password: ${firewalker.mysql.password}",
                "FIREWALKER_MYSQL_PASSWORD: ${MYSQL_PASSWORD:?set it}",
                "password: {type: string}"
            })
    void leavesSettingsAloneThatNameNoSecret(String setting) {
        assertThat(secrets("settings.yml", setting)).isEmpty();
    }

    private static Stream<String> secrets(String name, String text) {
        return SECRETS.entrySet().stream()
                .filter(secret -> !secret.getKey().equals("a password in settings") || isSettings(name))
                .filter(secret -> secret.getValue().matcher(text).find())
                .map(secret -> name + " holds " + secret.getKey());
    }

    private static boolean isSettings(String name) {
        return SETTINGS.stream().anyMatch(name::endsWith);
    }

    /** Of build results only what is packed. */
    private static boolean isOurs(Path file) {
        List<String> names = Stream.iterate(0, i -> i < file.getNameCount(), i -> i + 1)
                .map(i -> file.getName(i).toString())
                .toList();
        int target = names.indexOf("target");
        boolean packed =
                target < 0 || names.size() > target + 1 && names.get(target + 1).equals("classes");
        boolean thisTest = names.contains(NoSecretsTest.class.getSimpleName() + ".java");
        return packed && !thisTest && names.stream().noneMatch(SKIPPED::contains);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
