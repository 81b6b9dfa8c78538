package com.firewalker.local.embedded;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An S3-compatible server (Adobe's S3Mock, in a process and class path of its own) behind a front that checks the
 * policies of browser uploads, which S3Mock does not. The server starts with the first request, which waits for it: most
 * runs never see a picture, and a start is dear on a small machine.
 */
public final class EmbeddedS3 implements AutoCloseable {

    public static final String REGION = "us-east-1";

    private static final String SERVER = "BOOT-INF/classes/com/adobe/testing/s3mock/S3MockApplication.class";
    private static final String MEMORY = "-Xmx160m";

    private final DirectoryLock lock;
    private final OnDemand process;
    private final HttpServer front;
    private final ExecutorService threads;
    private final String accessKey;
    private final String secretKey;

    private EmbeddedS3(
            DirectoryLock lock,
            OnDemand process,
            HttpServer front,
            ExecutorService threads,
            String accessKey,
            String secretKey) {
        this.lock = lock;
        this.process = process;
        this.front = front;
        this.threads = threads;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /** Port 0 means any free one. */
    public static EmbeddedS3 start(Path directory, int port, String... buckets) {
        Path home = directory.toAbsolutePath().normalize();
        DirectoryLock lock = DirectoryLock.take(home);
        try {
            Path store = home.resolve("store");
            Files.createDirectories(store);
            GuardedProcess.endLeftover(home.resolve("server.pid"), store);
            String secretKey = Secrets.password(home.resolve("password"));
            String accessKey = "firewalker-local";
            int inner = Ports.free(0, "S3 store");
            List<String> command = command(home, store, inner, buckets);
            OnDemand process = new OnDemand(
                    () -> GuardedProcess.start(command, home.resolve("server.pid"), home.resolve("server.log")));
            ExecutorService threads = Executors.newCachedThreadPool(EmbeddedS3::daemon);
            HttpServer front = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, Ports.free(port, "S3")), 0);
            front.createContext("/", new S3Front(inner, process, new PostPolicy(accessKey, secretKey)));
            front.setExecutor(threads);
            front.start();
            return new EmbeddedS3(lock, process, front, threads, accessKey, secretKey);
        } catch (IOException | URISyntaxException e) {
            lock.close();
            throw new EmbeddedServerException("the S3 store cannot start in " + home + ": " + e, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Where both services and browsers reach it. */
    public String url() {
        return "http://" + Ports.LOOPBACK + ":" + front.getAddress().getPort();
    }

    public String accessKey() {
        return accessKey;
    }

    public String secretKey() {
        return secretKey;
    }

    @Override
    public void close() {
        front.stop(0);
        threads.shutdownNow();
        process.close();
        lock.close();
    }

    /** Ends it without ceremony; for tests. */
    public void kill() {
        front.stop(0);
        threads.shutdownNow();
        process.kill();
        lock.close();
    }

    /** The shell writes the process id that the guard looks for, then becomes the server. */
    private static List<String> command(Path home, Path store, int port, String... buckets)
            throws URISyntaxException, IOException {
        return List.of(
                "/bin/sh",
                "-c",
                "echo $$ > \"$0\"; exec \"$@\"",
                home.resolve("server.pid").toString(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar().toString(),
                "--server.port=0",
                "--com.adobe.testing.s3mock.httpPort=" + port,
                "--com.adobe.testing.s3mock.store.root=" + store,
                "--com.adobe.testing.s3mock.store.retainFilesOnExit=true",
                "--com.adobe.testing.s3mock.store.initialBuckets=" + String.join(",", buckets));
    }

    /** The server's own jar on our class path; nothing of it but its launcher can be seen from here. */
    private static Path jar() throws URISyntaxException, IOException {
        URL inside = Objects.requireNonNull(EmbeddedS3.class.getClassLoader().getResource(SERVER), "S3Mock's jar");
        String url = inside.toString();
        if (!url.startsWith("jar:file:")) {
            throw new IOException("S3Mock has to lie beside us as a jar: " + url);
        }
        return Path.of(new java.net.URI(url.substring("jar:".length(), url.indexOf("!/"))));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "s3-front");
        thread.setDaemon(true);
        return thread;
    }
}
