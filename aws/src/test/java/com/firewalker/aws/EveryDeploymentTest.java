package com.firewalker.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.aws.deployment.MySqlChoice;
import com.firewalker.aws.deployment.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;
import software.amazon.awscdk.cxapi.SynthesisMessage;

/** Both stages with both kinds of MySQL: nothing found by cdk-nag, no setting unknown to its service, nothing forgotten. */
@Tag("S24")
class EveryDeploymentTest {

    private static final Pattern SETTING = Pattern.compile("\\$\\{(firewalker\\.[a-z0-9.-]+)");

    static Stream<Arguments> deployments() {
        return Stream.of(Stage.values())
                .flatMap(stage -> Stream.of(MySqlChoice.values()).map(mysql -> Arguments.of(stage, mysql)));
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void hasNoFindingOfCdkNagWithoutAReason(Stage stage, MySqlChoice mysql) {
        List<String> findings = new ArrayList<>();
        for (CloudFormationStackArtifact stack :
                Synthesised.of(stage, mysql).assembly().getStacks()) {
            for (SynthesisMessage message : stack.getMessages()) {
                findings.add(message.getId() + ": " + message.getEntry().getData());
            }
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void setsNothingThatItsServiceDoesNotKnow(Stage stage, MySqlChoice mysql) throws IOException {
        Map<String, Map<String, Object>> tasks =
                Synthesised.of(stage, mysql).template("Services").findResources("AWS::ECS::TaskDefinition");
        Set<String> set = Pattern.compile("Name=(FIREWALKER_[A-Z0-9_]+)")
                .matcher(tasks.toString())
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(set).hasSizeGreaterThan(10);
        assertThat(knownSettings()).containsAll(set);
    }

    @ParameterizedTest
    @MethodSource("deployments")
    void isTheTemplateThatWasReviewed(Stage stage, MySqlChoice mysql) throws IOException {
        String counted = Synthesised.of(stage, mysql).templates().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(EveryDeploymentTest::kinds)
                .collect(Collectors.joining("\n", "", "\n"));
        Path reviewed = Path.of("src/test/resources/reviewed", stage.title() + "-" + mysql.title() + ".txt");
        if (Boolean.getBoolean("firewalker.review")) {
            Files.createDirectories(reviewed.getParent());
            Files.writeString(reviewed, counted);
        }
        assertThat(counted)
                .as("what is deployed changed: look at it, then write it anew with -Dfirewalker.review=true")
                .isEqualTo(Files.readString(reviewed));
    }

    @SuppressWarnings("unchecked")
    private static Stream<String> kinds(Map.Entry<String, Template> stack) {
        Map<String, Map<String, Object>> resources =
                (Map<String, Map<String, Object>>) stack.getValue().toJSON().get("Resources");
        // Routes have a test of their own; each new operation would change this page.
        return resources.values().stream()
                .filter(resource -> !resource.get("Type").equals("AWS::ElasticLoadBalancingV2::ListenerRule"))
                .collect(Collectors.groupingBy(resource -> (String) resource.get("Type"), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(kind -> stack.getKey() + " " + kind.getKey() + " " + kind.getValue());
    }

    /** Placeholders and settings records of the services' sources, as environment variables. */
    private static Set<String> knownSettings() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String module : List.of("command-side", "query-side", "notification", "platform")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(path -> path.toString().endsWith(".java")
                                || path.toString().endsWith(".yml"))
                        .toList()) {
                    SETTING.matcher(Files.readString(file))
                            .results()
                            .forEach(match -> known.add(variable(match.group(1))));
                }
            }
        }
        for (String record : List.of(
                "firewalker.s3.bucket",
                "firewalker.s3.region",
                "firewalker.tls.certificate",
                "firewalker.tls.key",
                "firewalker.tls.authorities",
                "firewalker.tls.peers")) {
            known.add(variable(record));
        }
        return known;
    }

    private static String variable(String setting) {
        return setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
