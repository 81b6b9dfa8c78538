package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.CommandSideApplication;
import com.firewalker.notification.NotificationApplication;
import com.firewalker.query.QuerySideApplication;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No service starts in production with the secret everybody knows, or with none. Cites reliability.md S14. */
@Tag("S14")
class ProductionIT {

    @ParameterizedTest
    @ValueSource(classes = {CommandSideApplication.class, QuerySideApplication.class, NotificationApplication.class})
    void endsWhereSecretsAreMissing(Class<?> service) throws Exception {
        for (String secret : List.of("", "development-only")) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            service.getName(),
                            "--spring.profiles.active=production",
                            "--firewalker.service-secret=" + secret)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isNotZero();
            assertThat(said)
                    .contains("firewalker.service-secret needs", "firewalker.mysql.password is missing")
                    .doesNotContain("development-only");
        }
    }
}
