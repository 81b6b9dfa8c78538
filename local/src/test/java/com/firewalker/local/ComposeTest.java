package com.firewalker.local;

import static com.firewalker.local.ComposeFile.list;
import static com.firewalker.local.ComposeFile.map;
import static com.firewalker.local.ComposeFile.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docker-compose.yml cannot run where tests run, so it is read: images, ports, settings, secrets. */
class ComposeTest {

    private static final Pattern SETTING = Pattern.compile("\\$\\{(firewalker\\.[a-z0-9.-]+)");
    private static final Pattern SETTINGS = Pattern.compile(
            "@ConfigurationProperties\\(\"(firewalker\\.[a-z0-9.-]+)\"\\)\\s*record \\w+\\((.*?)\\) \\{",
            Pattern.DOTALL);
    private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*(?:,|$)");
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|secret|token|credential|access_?key)(?!s?_?(file|redis_url)).*");

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void hasTheStoresAndServicesOfProduction() {
        assertThat(image("mysql-primary")).isEqualTo("mysql:8.4");
        assertThat(image("mysql-replica")).isEqualTo("mysql:8.4");
        assertThat(image("redis-boards")).startsWith("redis:");
        assertThat(image("redis-tokens")).startsWith("redis:");
        assertThat(services())
                .containsOnlyKeys(
                        "mysql-primary",
                        "mysql-replica",
                        "redis-boards",
                        "redis-tokens",
                        "s3",
                        "command-side",
                        "query-side",
                        "notification",
                        "front-door",
                        "prometheus",
                        "grafana");
    }

    @Test
    void pinsEveryImage() {
        services().forEach((name, service) -> {
            if (service.get("image") instanceof String image) {
                assertThat(image).as(name).contains(":").doesNotEndWith(":latest");
            }
        });
    }

    @Test
    @Tag("S18")
    void keepsTokensWhereNothingIsEvictedAndEveryWriteIsSynchronised() {
        assertThat(command("redis-tokens")).containsSequence("--maxmemory-policy", "noeviction");
        assertThat(command("redis-tokens")).containsSequence("--appendfsync", "always");
    }

    @Test
    void replicatesInCommitOrder() {
        assertThat(command("mysql-primary"))
                .contains(
                        "--gtid-mode=ON",
                        "--binlog-format=ROW",
                        "--sync-binlog=1",
                        "--innodb-flush-log-at-trx-commit=1",
                        "--transaction-isolation=READ-COMMITTED");
        assertThat(command("mysql-replica"))
                .contains("--gtid-mode=ON", "--replica-preserve-commit-order=ON", "--read-only=ON");
    }

    @Test
    void asksEveryContainerForItsHealth() {
        services().forEach((name, service) -> assertThat(service).as(name).containsKey("healthcheck"));
    }

    @Test
    void waitsOnlyForContainersThatAreThere() {
        services()
                .forEach((name, service) -> assertThat(services().keySet())
                        .as(name)
                        .containsAll(map(service.get("depends_on")).keySet()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side", "notification"})
    void setsNothingThatTheServiceDoesNotKnow(String service) throws IOException {
        Set<String> known = knownSettings(service);
        Set<String> set = environment(service).keySet().stream()
                .filter(name -> name.startsWith("FIREWALKER_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(set).isNotEmpty();
        assertThat(known).containsAll(set);
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side", "notification"})
    void handsOutOnlySecretsThatTheServiceKnows(String service) throws IOException {
        Set<String> secrets = list(service(service).get("secrets")).stream()
                .map(ComposeTest::environmentName)
                .collect(Collectors.toSet());
        assertThat(environment(service)).containsEntry("SPRING_CONFIG_IMPORT", "configtree:/run/secrets/");
        assertThat(knownSettings(service)).containsAll(secrets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side", "notification"})
    void looksForHealthWhereTheServiceAnswersIt(String service) {
        Map<String, Object> settings = settings(service);
        Object management = map(map(settings.get("management")).get("server")).get("port");
        if (management == null) {
            management = map(settings.get("management")).get("server.port");
        }
        assertThat(healthCheck(service)).contains("http://localhost:" + management + "/actuator/health/readiness");
    }

    @Test
    void leadsTheFrontDoorToThePortsOfTheServices() {
        Map<String, Object> environment = environment("front-door");
        for (String service : List.of("command-side", "query-side", "notification")) {
            String name = "FIREWALKER_" + service.replace("-side", "").toUpperCase(Locale.ROOT);
            assertThat(environment).containsEntry(name + "_URL", "http://" + service + ":" + httpPort(service));
        }
        assertThat(list(service("front-door").get("ports"))).containsExactly("127.0.0.1:8080:8080");
    }

    @Test
    void buildsEveryServiceFromItsMainClass() {
        for (String service : List.of("command-side", "query-side", "notification", "front-door")) {
            Path source = Repository.root()
                    .resolve(compose.buildArgument(service, "SERVICE"))
                    .resolve("src/main/java")
                    .resolve(compose.buildArgument(service, "MAIN").replace('.', '/') + ".java");
            assertThat(source).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side", "notification"})
    void tellsEveryServiceWhereTheOthersThatItAsksAre(String service) throws IOException {
        Set<String> asked = ownSettings(service).stream()
                .filter(name -> name.endsWith("_GRPC") || name.endsWith("_JWKS_URL"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).hasSizeGreaterThan(1);
        assertThat(environment(service)).containsKeys(asked.toArray(String[]::new));
    }

    /** Cites reliability.md S17. */
    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side", "notification"})
    @Tag("S17")
    void runsServicesInProductionWithCertificatesOfTheirOwn(String service) {
        assertThat(environment(service))
                .containsEntry("SPRING_PROFILES_ACTIVE", "production")
                .containsEntry("FIREWALKER_TLS_CERTIFICATE", "/tls/certificate.pem")
                .containsEntry("FIREWALKER_TLS_KEY", "/tls/key.pem")
                .containsEntry("FIREWALKER_TLS_AUTHORITIES", "/tls/authorities.pem");
        assertThat(list(service(service).get("volumes"))).contains("./secrets/tls/" + service + ":/tls:ro");
    }

    /** Cites reliability.md S17 and S18. */
    @ParameterizedTest
    @ValueSource(strings = {"command-side", "query-side", "notification"})
    @Tag("S17")
    @Tag("S18")
    void believesMySqlByItsNameAndTheInstallationsAuthorityAlone(String service) {
        environment(service).forEach((name, value) -> {
            if (name.startsWith("FIREWALKER_MYSQL_") && name.endsWith("URL")) {
                assertThat(value.toString())
                        .as(name)
                        .contains(
                                "sslMode=VERIFY_IDENTITY",
                                "fallbackToSystemTrustStore=false",
                                "trustCertificateKeyStoreType=PEM",
                                "trustCertificateKeyStoreUrl=file:/tls/authorities.pem");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql-primary", "mysql-replica"})
    @Tag("S18")
    void givesMySqlACertificateAndTakesNoConnectionInTheClear(String service) {
        assertThat(command(service))
                .contains(
                        "--ssl-cert=/tls/certificate.pem",
                        "--ssl-key=/tls/key.pem",
                        "--ssl-ca=/tls/authorities.pem",
                        "--require-secure-transport=ON");
        assertThat(list(service(service).get("volumes"))).contains("./secrets/tls/" + service + ":/tls:ro");
    }

    /** Cites reliability.md S18; what the rights come to is tried at a real server by RedisRightsIT. */
    @ParameterizedTest
    @ValueSource(strings = {"redis-boards", "redis-tokens"})
    @Tag("S18")
    void givesRedisUsersWithRightsAndPasswordsThatNoSettingShows(String redis) throws IOException {
        assertThat(command(redis)).containsSequence("--aclfile", "/run/secrets/" + redis + ".acl");
        assertThat(list(service(redis).get("secrets"))).containsExactly(redis + ".acl");
        assertThat(service(redis)).doesNotContainKey("ports");
        assertThat(Files.readString(Repository.root().resolve("docker-compose.yml")))
                .doesNotContain("redis://");
        assertThat(Files.readString(Repository.root().resolve("docker/make-secrets")))
                .contains("user default on nopass resetkeys resetchannels -@all +ping\n");
    }

    /** Cites reliability.md S18; MySqlScriptsIT tries the user's rights. */
    @Test
    @Tag("S18")
    void readsFromTheReplicaAsAUserThatReadsAlone() {
        assertThat(environment("query-side")).containsEntry("FIREWALKER_MYSQL_REPLICA_USER", "firewalker_reader");
        assertThat(list(service("query-side").get("secrets"))).contains("firewalker.mysql.replica-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"make-secrets", "mysql-primary.sh", "mysql-replica.sh", "run-service"})
    void hasScriptsThatAShellCanRead(String script) throws Exception {
        Process check = new ProcessBuilder(
                        "sh",
                        "-n",
                        Repository.root().resolve("docker").resolve(script).toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }

    @Test
    void makesEverySecretThatItHandsOut() throws IOException {
        String script = Files.readString(Repository.root().resolve("docker/make-secrets"));
        map(compose.content().get("secrets"))
                .keySet()
                .forEach(secret -> assertThat(script).contains(secret));
    }

    /** Settings of a mail server are nobody's secrets but the installation's: a file that the script leaves to be filled. */
    @ParameterizedTest
    @ValueSource(strings = {"command-side", "notification"})
    void letsMailsOutThroughTheServerOfTheInstallation(String service) throws IOException {
        Map<String, Object> file = map(
                ((Collection<?>) service(service).get("env_file")).iterator().next());
        assertThat(file).containsEntry("path", "./secrets/mail.env").containsEntry("required", false);
        assertThat(Files.readString(Repository.root().resolve("docker/make-secrets")))
                .contains("secrets/mail.env", "SPRING_MAIL_HOST", "FIREWALKER_MAIL_FROM", "FIREWALKER_WEB_BASE_URL");
        assertThat(knownSettings(service)).contains("FIREWALKER_MAIL_FROM");
    }

    @Test
    void holdsNoSecret() {
        services()
                .forEach((name, service) -> map(service.get("environment"))
                        .keySet()
                        .forEach(variable -> assertThat(variable)
                                .as(name)
                                .satisfiesAnyOf(
                                        v -> assertThat(v).doesNotMatch(SECRET_NAME),
                                        v -> assertThat(v).endsWith("_FILE"))));
        map(compose.content().get("secrets"))
                .values()
                .forEach(secret -> assertThat(map(secret)).containsOnlyKeys("file"));
    }

    private Map<String, Map<String, Object>> services() {
        return compose.services();
    }

    private Map<String, Object> service(String name) {
        return compose.service(name);
    }

    private String image(String service) {
        return text(service(service), "image");
    }

    private Collection<String> command(String service) {
        return list(service(service).get("command"));
    }

    private Map<String, Object> environment(String service) {
        return compose.environment(service);
    }

    private String healthCheck(String service) {
        return String.join(" ", compose.healthCheck(service));
    }

    private static String httpPort(String service) {
        return text(map(settings(service).get("server")), "port");
    }

    private static Map<String, Object> settings(String service) {
        return ComposeFile.yaml(Repository.root().resolve(service + "/src/main/resources/" + service + ".yml"));
    }

    /** Every firewalker setting that the service's or the platform's code or settings name, as in the environment. */
    private static Set<String> knownSettings(String service) throws IOException {
        Set<String> known = new TreeSet<>(ownSettings("platform"));
        known.addAll(ownSettings(service));
        collect("", settings(service), known);
        return known;
    }

    private static Set<String> ownSettings(String module) throws IOException {
        Set<String> known = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Repository.root().resolve(module + "/src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".java") || file.toString().endsWith(".yml")) {
                    known.addAll(settingsIn(Files.readString(file)));
                }
            }
        }
        return known;
    }

    /** Settings asked for one by one, and those that a record of settings takes by the names of its components. */
    private static Set<String> settingsIn(String source) {
        Set<String> settings = new TreeSet<>();
        SETTING.matcher(source).results().forEach(found -> settings.add(environmentName(found.group(1))));
        SETTINGS.matcher(source)
                .results()
                .forEach(record -> COMPONENT
                        .matcher(record.group(2))
                        .results()
                        .forEach(component -> settings.add(environmentName(
                                record.group(1) + "." + component.group(1).replaceAll("([A-Z])", "-$1")))));
        return settings;
    }

    private static void collect(String prefix, Map<String, Object> settings, Set<String> known) {
        settings.forEach((name, value) -> {
            known.add(environmentName(prefix + name));
            collect(prefix + name + ".", map(value), known);
        });
    }

    private static String environmentName(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
