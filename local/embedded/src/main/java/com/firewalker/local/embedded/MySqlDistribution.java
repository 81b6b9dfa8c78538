package com.firewalker.local.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * MySQL 8.0.33 for x86-64 Linux as Maven Central has it, a zip of half a gigabyte that is on no class path: the system
 * property {@code firewalker.mysql.dist} names the file.
 */
final class MySqlDistribution {
    static final String PROPERTY = "firewalker.mysql.dist";

    private static final Set<String> PLUGINS = Set.of(
            "lib/plugin/component_reference_cache.so",
            "lib/plugin/mysql_clone.so",
            "lib/plugin/semisync_replica.so",
            "lib/plugin/semisync_source.so");

    private MySqlDistribution() {}

    /** Empty when MySQL can be started here, else the reason why not. */
    static String missing() {
        String zip = System.getProperty(PROPERTY, "");
        if (!Files.isRegularFile(Path.of(zip))) {
            return "there is no MySQL distribution at " + PROPERTY + "=" + zip;
        }
        return runs() ? "" : "mysqld does not run here; on Debian it needs the package libaio1";
    }

    private static boolean runs() {
        try {
            Process version = new ProcessBuilder(home().resolve("bin/mysqld").toString(), "--no-defaults", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor(20, TimeUnit.SECONDS) && version.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Path home() {
        return Binaries.unpacked("mysql-8.0.33-linux-with-plugins", MySqlDistribution::unpack);
    }

    private static void unpack(Path directory) throws IOException {
        try (ZipFile zip = new ZipFile(System.getProperty(PROPERTY))) {
            for (ZipEntry entry : zip.stream().filter(MySqlDistribution::wanted).toList()) {
                Path file = directory.resolve(entry.getName()).normalize();
                if (!file.startsWith(directory)) {
                    throw new IOException("unexpected entry " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
        Binaries.executable(directory.resolve("bin/mysqld"));
    }

    private static boolean wanted(ZipEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory()
                && (name.equals("bin/mysqld")
                        || name.startsWith("lib/private/")
                        || PLUGINS.contains(name)
                        || name.startsWith("share/charsets/")
                        || name.startsWith("share/english/"));
    }
}
