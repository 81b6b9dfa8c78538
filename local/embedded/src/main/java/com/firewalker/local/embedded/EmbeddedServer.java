package com.firewalker.local.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A store in a process of its own, on the loopback interface and the data of one directory; it ends with this program. */
public abstract sealed class EmbeddedServer implements AutoCloseable permits EmbeddedRedis, EmbeddedSqlServer {

    private static final long PAUSE_MILLIS = 20;

    private final Running running;

    EmbeddedServer(Running running) {
        this.running = running;
    }

    /** Where a server keeps everything, and what opens it. */
    record Place(Path home, String password) {

        Path configuration() {
            return home.resolve("server.cnf");
        }

        Path data() {
            return home.resolve("data");
        }

        Path pidFile() {
            return home.resolve("server.pid");
        }

        Path log() {
            return home.resolve("server.log");
        }
    }

    /** A server's process, with what only this program may touch while it runs. */
    record Running(DirectoryLock lock, GuardedProcess process, Place place, int port) {}

    /** What is special to a kind of server before it runs. */
    interface Recipe {

        /** Makes the data, where there is none yet. */
        void makeData(Place place) throws IOException;

        /** Writes the configuration; answers the command that runs the server by it. */
        List<String> configure(Place place, int port) throws IOException;
    }

    /** Starts on the data in the directory and waits until the server answers; port 0 means any free one. */
    static <S extends EmbeddedServer> S start(
            String name, Path directory, int port, Recipe recipe, Function<Running, S> server) {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Place place = new Place(home, Secrets.password(home.resolve("password")));
            GuardedProcess.endLeftover(place.pidFile(), place.configuration());
            recipe.makeData(place);
            int chosen = Ports.free(port, name);
            List<String> command = recipe.configure(place, chosen);
            GuardedProcess process = GuardedProcess.start(command, place.pidFile(), place.log());
            S started = server.apply(new Running(lock, process, place, chosen));
            ((EmbeddedServer) started).awaitReady(name);
            return started;
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedServerException(name + " cannot start in " + home + ": " + e, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private void awaitReady(String name) {
        long deadline = System.nanoTime() + patience().toNanos();
        while (true) {
            try {
                greet();
                return;
            } catch (IOException | SQLException notYet) {
                if (!running.process().isAlive() || System.nanoTime() > deadline) {
                    running.process().kill();
                    throw new EmbeddedServerException(
                            name + " did not start: " + running.process().lastLogLines(), notYet);
                }
                Pause.millis(PAUSE_MILLIS);
            }
        }
    }

    /** How long a start may take. */
    abstract Duration patience();

    /** Fails while the server does not answer as it should. */
    abstract void greet() throws IOException, SQLException;

    public abstract String url();

    public final String password() {
        return running.place().password();
    }

    public final int port() {
        return running.port();
    }

    public final long pid() {
        return running.process().pid();
    }

    /** Ends the server as a power cut would; for tests of recovery. */
    public final void kill() {
        running.process().kill();
        running.lock().close();
    }

    @Override
    public final void close() {
        running.process().close();
        running.lock().close();
    }
}
