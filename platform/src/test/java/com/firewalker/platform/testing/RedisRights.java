package com.firewalker.platform.testing;

import com.firewalker.local.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The services' user at Redis with the rights that {@code docker/make-secrets} gives it, for a server of a test. */
public final class RedisRights {

    private static final String PASSWORD = "what-the-services-know";
    private static final String USER = "user firewalker ";

    private RedisRights() {}

    /** Lines of a server's configuration. */
    public static List<String> directives() {
        try {
            return Files.readAllLines(Path.of("..", "docker", "make-secrets")).stream()
                    .filter(line -> line.startsWith(USER))
                    .map(line -> line.replace("$password", PASSWORD))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's address as the services have it; its own is the administrator's. */
    public static String url(EmbeddedRedis server) {
        return "redis://firewalker:" + PASSWORD + "@127.0.0.1:" + server.port();
    }
}
