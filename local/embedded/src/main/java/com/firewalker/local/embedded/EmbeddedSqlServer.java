package com.firewalker.local.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A server that speaks MySQL's protocol. */
public abstract sealed class EmbeddedSqlServer extends EmbeddedServer permits EmbeddedMariaDb, EmbeddedMySql {

    static final String USER = "firewalker";
    private static final Duration START = Duration.ofSeconds(120);

    EmbeddedSqlServer(Running running) {
        super(running);
    }

    /** The server's JDBC address, without a schema. */
    @Override
    public final String url() {
        return "jdbc:mysql://" + Ports.LOOPBACK + ":" + port();
    }

    public final String user() {
        return USER;
    }

    final Connection connect() throws SQLException {
        return DriverManager.getConnection(
                url() + "/?connectTimeout=2000&socketTimeout=90000&sslMode=DISABLED&allowPublicKeyRetrieval=true",
                USER,
                password());
    }

    @Override
    final Duration patience() {
        return START;
    }

    @Override
    final void greet() throws SQLException {
        connect().close();
    }

    /** What a program that makes data is fed. */
    interface Feed {
        void to(OutputStream program) throws IOException;
    }

    /** A directory is either complete or not there: made aside by the command, then moved into place. */
    static void makeData(String name, Place place, List<String> command, Feed feed) throws IOException {
        Process making = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()))
                .start();
        try (OutputStream program = making.getOutputStream()) {
            feed.to(program);
        }
        try {
            if (!making.waitFor(START.toSeconds(), TimeUnit.SECONDS) || making.exitValue() != 0) {
                making.destroyForcibly();
                throw new EmbeddedServerException(
                        name + " could not make its data directory: " + LogFile.tail(place.log()));
            }
        } catch (InterruptedException e) {
            making.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while " + name + " made its data directory", e);
        }
        Files.move(aside(place), place.data());
    }

    /** Where the data is made; what an interrupted start has left there is gone. */
    static Path freshlyAside(Place place) throws IOException {
        Binaries.delete(aside(place));
        return Files.createDirectories(aside(place));
    }

    private static Path aside(Place place) {
        return place.home().resolve("data.new");
    }

    /** No one else's: a server that starts clears the place of temporary tables, whosever they are. */
    static Path temporaryFiles(Place place) throws IOException {
        return Files.createDirectories(place.home().resolve("tmp"));
    }

    /** The usual variables of a kind of server, then those of this start, then where it stands. */
    static void configure(String kind, Path binaries, Place place, Map<String, String> variables) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (InputStream in = EmbeddedSqlServer.class.getResourceAsStream(kind + ".properties")) {
            Properties usual = new Properties();
            usual.load(Objects.requireNonNull(in, kind + ".properties is missing from the jar"));
            usual.stringPropertyNames().forEach(name -> all.put(name, usual.getProperty(name)));
        }
        all.putAll(variables);
        all.put("user", System.getProperty("user.name"));
        all.put("basedir", binaries.toString());
        all.put("lc_messages_dir", binaries.resolve("share").toString());
        all.put("datadir", place.data().toString());
        all.put("tmpdir", temporaryFiles(place).toString());
        all.put("pid_file", place.pidFile().toString());
        StringBuilder text = new StringBuilder("[mysqld]\n");
        all.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        Secrets.write(place.configuration(), text.toString());
    }
}
