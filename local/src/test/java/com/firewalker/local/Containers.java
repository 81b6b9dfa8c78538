package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.embedded.EmbeddedMariaDb;
import com.firewalker.local.embedded.EmbeddedRedis;
import com.firewalker.local.embedded.EmbeddedS3;
import com.firewalker.local.embedded.Ports;
import com.firewalker.platform.testing.TestAuthority;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The stack of docker-compose.yml as plain processes: each by the Dockerfile's entry point, with the file's own
 * environment, the secrets of docker/make-secrets, and stores that speak TLS. What differs is said in
 * {@link #environment}.
 */
final class Containers implements AutoCloseable {

    private static final String BUCKET = "firewalker-images";
    private static final String TRUST = "believed";
    private static final String ENTRY_POINT = "docker/run-service";
    private static final String CLASSES = "$(echo /app/*.jar | tr ' ' ':')";
    /** The class path of a test is that of all services: none takes up what another brought. */
    private static final String OTHERS = "org.axonframework.springboot.autoconfig.AxonDbSchedulerAutoConfiguration";

    private static final String JPA = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration,"
            + "org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration";

    private final Path home;
    private final ComposeFile compose = ComposeFile.read();
    private final ContainerNetwork network = new ContainerNetwork();
    private final TestAuthority stores = TestAuthority.create();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<String, Process> processes = new TreeMap<>();

    private Containers(Path home) {
        this.home = home;
    }

    static Containers start(Path home) throws Exception {
        Containers containers = new Containers(home);
        try {
            containers.stores();
            for (String service : List.of("command-side", "query-side", "notification", "front-door")) {
                containers.start(service);
            }
            return containers;
        } catch (Exception e) {
            containers.close();
            throw e;
        }
    }

    ComposeFile compose() {
        return compose;
    }

    Path secrets() {
        return home.resolve("secrets");
    }

    Path keys() {
        return secrets().resolve("keys");
    }

    boolean isAlive(String service) {
        return processes.get(service).isAlive();
    }

    String log(String service) throws IOException {
        return Files.readString(home.resolve(service + ".log"));
    }

    /** Runs a container's health check as it stands; only "localhost" is the container's own address. */
    boolean isHealthy(String service) throws IOException, InterruptedException {
        List<String> words = compose.healthCheck(service).stream()
                .map(word -> word.replace("localhost", ContainerNetwork.address(service)))
                .toList();
        Process check = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return check.waitFor(10, TimeUnit.SECONDS) && check.exitValue() == 0;
    }

    private void stores() throws Exception {
        running.push(network);
        makeSecrets();
        EmbeddedMariaDb mariaDb = mariaDb();
        for (String name : List.of("mysql-primary", "mysql-replica")) {
            network.forward(name, 3306, mariaDb.port());
        }
        for (String name : List.of("redis-boards", "redis-tokens")) {
            redis(name);
        }
        EmbeddedS3 s3 = EmbeddedS3.start(home.resolve("s3"), 0, BUCKET);
        running.push(s3);
        network.forward("s3", 9090, java.net.URI.create(s3.url()).getPort());
        Files.writeString(secrets().resolve("firewalker.mysql.password"), mariaDb.password());
        Files.writeString(secrets().resolve("firewalker.s3.access-key"), s3.accessKey());
        Files.writeString(secrets().resolve("firewalker.s3.secret-key"), s3.secretKey());
        stores.writeTrustStore(home.resolve("stores.p12"), TRUST);
        ContainerNetwork.hosts(home);
    }

    /** The script as it stands, in a directory of its own; one server stands for both MySQL and bears both names. */
    private void makeSecrets() throws IOException, InterruptedException {
        Path script = Files.createDirectories(home.resolve("docker")).resolve("make-secrets");
        Files.copy(Repository.root().resolve("docker/make-secrets"), script);
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("make-secrets.log").toFile());
        builder.environment()
                .put("FIREWALKER_TLS_NAMES", "command-side query-side notification mysql-primary,mysql-replica");
        Process making = builder.start();
        if (making.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(home.resolve("make-secrets.log")));
        }
    }

    private EmbeddedMariaDb mariaDb() throws SQLException, IOException {
        Path certificate = secrets().resolve("tls/mysql-primary");
        EmbeddedMariaDb server = EmbeddedMariaDb.start(
                home.resolve("mariadb"),
                0,
                Map.of(
                        "ssl",
                        "1",
                        "ssl_cert",
                        certificate.resolve("certificate.pem").toString(),
                        "ssl_key",
                        certificate.resolve("key.pem").toString(),
                        "tls_version",
                        "TLSv1.2,TLSv1.3"));
        running.push(server);
        try (Connection connection = DriverManager.getConnection(
                        server.url() + "/?sslMode=DISABLED", server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER USER '" + server.user() + "'@'127.0.0.1' REQUIRE SSL");
            statement.execute("CREATE USER 'firewalker_reader'@'127.0.0.1' IDENTIFIED BY '"
                    + Files.readString(secrets().resolve("firewalker.mysql.replica-password")) + "' REQUIRE SSL");
            statement.execute("GRANT SELECT ON `firewalker\\_%`.* TO 'firewalker_reader'@'127.0.0.1'");
        }
        return server;
    }

    private void redis(String name) throws IOException {
        Path certificate = stores.issue(home.resolve("tls/" + name), ContainerNetwork.address(name));
        int tls = Ports.anyFree(1).get(0);
        List<String> directives = new ArrayList<>(List.of(
                "tls-port " + tls,
                "tls-cert-file \"" + certificate.resolve("certificate.pem") + "\"",
                "tls-key-file \"" + certificate.resolve("key.pem") + "\"",
                "tls-ca-cert-file \"" + certificate.resolve("authorities.pem") + "\"",
                "tls-auth-clients no",
                "appendfsync always"));
        // The embedded server has a default user of its own, whom it is asked by whether it runs.
        Files.readAllLines(secrets().resolve(name + ".acl")).stream()
                .filter(line -> !line.startsWith("user default "))
                .forEach(directives::add);
        running.push(EmbeddedRedis.start(home.resolve(name), 0, directives));
        network.forward(name, 6379, tls);
        Path url =
                secrets().resolve(name.equals("redis-boards") ? "firewalker.redis.url" : "firewalker.token-redis.url");
        Files.writeString(
                url,
                Files.readString(url)
                        .replace("redis://", "rediss://")
                        .replace("@" + name, "@" + ContainerNetwork.address(name)));
    }

    private void start(String service) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", entryPoint(), "firewalker"));
        ComposeFile.list(compose.service(service).get("command")).stream()
                .map(word -> word.replace("0.0.0.0", ContainerNetwork.address(service)))
                .forEach(command::add);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(service + ".log").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !name.equals("PATH") && !name.equals("HOME"));
        environment.put(
                "PATH", Path.of(System.getProperty("java.home"), "bin") + File.pathSeparator + environment.get("PATH"));
        environment.put("MAIN", compose.buildArgument(service, "MAIN"));
        compose.environment(service)
                .forEach((name, value) -> environment.put(name, mounted(service, value.toString())));
        environment(service, environment);
        Process process = builder.start();
        processes.put(service, process);
        running.push(() -> end(process));
    }

    /** What a process needs that a container has by itself, and the stores' TLS. */
    private void environment(String service, Map<String, String> environment) {
        String address = ContainerNetwork.address(service);
        environment.put("SERVER_ADDRESS", address);
        environment.put("MANAGEMENT_SERVER_ADDRESS", address);
        environment.put("SPRING_GRPC_SERVER_ADDRESS", address);
        environment.put("SPRING_AUTOCONFIGURE_EXCLUDE", service.equals("query-side") ? OTHERS : JPA + "," + OTHERS);
        environment.put(
                "JAVA_TOOL_OPTIONS",
                "-Xmx320m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.net.hosts.file=" + home.resolve("hosts")
                        + " -Djavax.net.ssl.trustStore=" + home.resolve("stores.p12")
                        + " -Djavax.net.ssl.trustStorePassword=" + TRUST);
    }

    /** Where the file mounts something, the directory that it mounts. */
    private String mounted(String service, String value) {
        return value.replace("/run/secrets/", secrets() + "/")
                .replaceFirst("(^|file:)/tls/", "$1" + secrets().resolve("tls").resolve(service) + "/")
                .replaceFirst("^/keys$", keys().toString());
    }

    private static String entryPoint() throws IOException {
        assertThat(Files.readString(Repository.root().resolve("Dockerfile"))).contains("COPY " + ENTRY_POINT);
        String script = Files.readString(Repository.root().resolve(ENTRY_POINT));
        assertThat(script).contains(CLASSES);
        script = script.replace(CLASSES, System.getProperty("java.class.path"));
        // The image's JDK knows this option; an older one that runs the tests does not.
        return Runtime.version().feature() >= 25 ? script : script.replace("-XX:+UseCompactObjectHeaders", "");
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
