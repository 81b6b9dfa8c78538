package com.firewalker.command.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.firewalker.command.CommandSideApplication;
import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Desk;
import com.firewalker.command.testing.Http;
import com.firewalker.platform.testing.Servers;
import com.firewalker.platform.testing.TestAuthority;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the production profile demands before it starts. Cites reliability.md S14 and 4 step 9. */
@Tag("S14")
class ProductionIT {

    @TempDir
    private Path keys;

    private final Map<String, String> sound = new HashMap<>();

    @BeforeEach
    void soundSettings() throws Exception {
        SigningKey.create(Instant.now()).writeTo(keys);
        sound.put("spring.profiles.active", "production");
        sound.put("firewalker.keys.dir", keys.toString());
        sound.putAll(
                TestAuthority.settings(TestAuthority.create().issue(keys.resolve("tls"), "command-side", "127.0.0.1")));
        sound.put("firewalker.service-secret", "a secret that only these services know");
    }

    @Test
    void startsWithEverythingProvided() {
        try (CommandSide production = CommandSide.start(sound)) {
            production.http().get("/.well-known/jwks.json").expect(200);
        }
    }

    /** Api.md 9, Operators: the admin of the keys as well. */
    @Test
    void asksEveryAdminForASecondFactor() {
        try (CommandSide production = CommandSide.start(sound)) {
            Http page = new Desk(production).page("local");
            assertThat(page.get("/v1/ops/sessions/current")
                            .expect(200)
                            .get("role")
                            .asString())
                    .isEqualTo("viewer");
            Http.Answer refused = page.post("/v1/ops/operators", Map.of("name", "ben", "role", "viewer"));
            assertThat(refused.code()).isEqualTo("second-factor-required");
        }
    }

    /** Cites reliability.md S17. */
    @Test
    void refusesToStartWithoutACertificateForServices() {
        refusedWith("firewalker.tls.certificate", "", "firewalker.tls.certificate is missing");
        refusedWith("firewalker.tls.key", keys.resolve("none").toString(), "none");
    }

    @Test
    void refusesTheSecretEverybodyKnows() {
        refusedWith("firewalker.service-secret", "development-only", "service-secret");
        refusedWith("firewalker.service-secret", "", "service-secret");
    }

    @Test
    void refusesToMakeItsOwnKeys() {
        refusedWith("firewalker.keys.dir", keys.resolve("none").toString(), "signing key");
        assertThat(keys.resolve("none")).doesNotExist();
    }

    @Test
    @Tag("S18")
    void refusesTheBoardsRedisForTokens() {
        refusedWith("firewalker.token-redis.url", Servers.redis().url(), "boards' Redis");
    }

    @Test
    @Tag("S18")
    void refusesATokenRedisThatEvicts() {
        policy("volatile-lru");
        try {
            refusedWith("server.port", "0", "evicts");
        } finally {
            policy("noeviction");
        }
    }

    /** As an operator would start it, with nothing set: the process ends, and says why. */
    @Test
    void exitsWithAnErrorWhereSecretsAreMissing() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommandSideApplication.class.getName(),
                        "--spring.profiles.active=production")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isNotZero();
        assertThat(said)
                .contains("firewalker.service-secret needs", "firewalker.mysql.password is missing")
                .doesNotContain("development-only");
    }

    private void refusedWith(String setting, String value, String reason) {
        Map<String, String> settings = new HashMap<>(sound);
        settings.put(setting, value);
        assertThatThrownBy(() -> CommandSide.start(settings))
                .satisfies(failure -> assertThat(root(failure)).hasMessageContaining(reason));
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }

    private static void policy(String policy) {
        try (RedisClient client = RedisClient.create(Servers.tokenRedis().url());
                StatefulRedisConnection<String, String> redis = client.connect()) {
            redis.sync().configSet("maxmemory-policy", policy);
        }
    }
}
