package com.firewalker.aws;

import static com.firewalker.aws.Synthesised.production;
import static com.firewalker.aws.Synthesised.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.aws.deployment.Fleet;
import com.firewalker.aws.deployment.MySqlChoice;
import com.firewalker.aws.deployment.ServiceKind;
import com.firewalker.aws.deployment.Sizes;
import com.firewalker.aws.deployment.Stage;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many tasks of each program run, by what they grow, and what each of them is told. */
class FleetsTest {

    private static final String TASK = "AWS::ECS::TaskDefinition";
    private static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";
    private static final String POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";

    private static final Map<String, ServiceKind> KINDS = Map.of(
            "accounts", ServiceKind.COMMAND,
            "steps", ServiceKind.COMMAND,
            "query", ServiceKind.QUERY,
            "notification", ServiceKind.NOTIFICATION);

    static Stream<Arguments> fleets() {
        return Stream.of(Stage.values()).flatMap(stage -> {
            Sizes.Fleets fleets = stage.sizes().fleets();
            return Stream.of(
                    Arguments.of(stage, "accounts", fleets.accounts()),
                    Arguments.of(stage, "steps", fleets.steps()),
                    Arguments.of(stage, "query", fleets.query()),
                    Arguments.of(stage, "notification", fleets.notification()));
        });
    }

    @ParameterizedTest
    @MethodSource("fleets")
    void startWithTheLeastAndGrowToTheMost(Stage stage, String name, Fleet fleet) {
        var services = Synthesised.of(stage, MySqlChoice.AURORA).template("Services");
        assertThat(told(services, "AWS::ECS::Service", name + "Service"))
                .contains("DesiredCount=" + fleet.least() + ",");
        if (fleet.scales()) {
            assertThat(told(services, TARGET, name))
                    .contains("MaxCapacity=" + fleet.most() + ", MinCapacity=" + fleet.least());
        } else {
            assertThat(told(services, TARGET).keySet()).noneMatch(target -> target.startsWith(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "steps", "query"})
    void growByProcessorAndRequests(String fleet) {
        assertThat(told(production("Services"), POLICY, fleet + "ServiceTaskCountTargetProcessor"))
                .contains("ECSServiceAverageCPUUtilization", "TargetValue=60");
        assertThat(told(production("Services"), POLICY, fleet + "ServiceTaskCountTargetRequests"))
                .contains("ALBRequestCountPerTarget", "Targets" + fleet);
    }

    @Test
    void growByWhatLimitsThem() {
        assertThat(told(production("Services"), POLICY, "stepsServiceTaskCountTargetLimit"))
                .contains("{Name=fleet, Value=steps}", "MetricName=firewalker_ledger_waiting", "TargetValue=50");
        assertThat(told(production("Services"), POLICY, "queryServiceTaskCountTargetLimit"))
                .contains("{Name=fleet, Value=query}", "MetricName=firewalker_projection_lag_seconds", "TargetValue=5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "steps", "query", "notification"})
    void standInThePrivateSubnetsOfAllZones(String fleet) {
        assertThat(told(production("Services"), "AWS::ECS::Service", fleet + "Service"))
                .contains("VpcservicesSubnet1", "VpcservicesSubnet2", "VpcservicesSubnet3", "LaunchType=FARGATE")
                .doesNotContain("Vpcdoor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "steps", "query", "notification"})
    void areOfTheirStagesSizeAndImage(String fleet) {
        Sizes.Task size = Stage.PRODUCTION.sizes().task();
        String task = told(production("Services"), TASK, fleet + "Task");
        assertThat(task)
                .contains(
                        "Cpu=" + size.cpu() + ",",
                        "Memory=" + size.memoryMiB() + ",",
                        "Image" + KINDS.get(fleet).title().replace("-", ""));
        assertThat(task.split(":0\\.1\\.0"))
                .as("of the program and of what writes its files")
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "steps", "query", "notification"})
    void areAskedWhetherTheyLiveAndHaveTimeToEnd(String fleet) {
        assertThat(told(production("Services"), TASK, fleet + "Task"))
                .contains(
                        "http://localhost:" + KINDS.get(fleet).managementPort() + "/actuator/health/liveness",
                        "Interval=10, Retries=3, StartPeriod=120, Timeout=5",
                        "StopTimeout=45");
        assertThat(told(production("Services"), "AWS::ECS::Service", fleet + "Service"))
                .contains("HealthCheckGracePeriodSeconds=180");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "steps", "query", "notification"})
    void tellCloudWatchTheirOwnMetrics(String fleet) {
        assertThat(told(production("Services"), TASK, fleet + "Task"))
                .contains("Name=collector", "labels: {fleet: " + fleet + "}", "namespace: Firewalker");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "steps", "query", "notification"})
    void takePasswordsByReferenceAlone(String fleet) {
        String task = told(production("Services"), TASK, fleet + "Task");
        assertThat(task)
                .contains(
                        "{Name=FIREWALKER_MYSQL_PASSWORD, ValueFrom=",
                        "{Name=FIREWALKER_SERVICE_SECRET, ValueFrom=",
                        "{Name=FIREWALKER_REDIS_URL, ValueFrom=")
                .doesNotContain("{Name=FIREWALKER_MYSQL_PASSWORD, Value=", "{Name=FIREWALKER_REDIS_URL, Value=");
    }

    /** Reads go to the readers under a user that can do nothing else. */
    @Test
    void readFromReaders() {
        assertThat(told(production("Services"), TASK, "queryTask"))
                .contains(
                        "ReadEndpointAddress",
                        "{Name=FIREWALKER_MYSQL_REPLICA_USER, ValueFrom=",
                        "{Name=FIREWALKER_MYSQL_REPLICA_PASSWORD, ValueFrom=");
    }

    @ParameterizedTest
    @EnumSource(ServiceKind.class)
    void findEachOtherByName(ServiceKind kind) {
        assertThat(told(production("Services"), "AWS::ServiceDiscovery::Service")
                        .values())
                .anySatisfy(name -> assertThat(name).contains("Name=" + kind.title() + ",", "{TTL=10, Type=A}"));
        assertThat(told(production("Services"), "AWS::ServiceDiscovery::PrivateDnsNamespace", "Cluster"))
                .contains("Name=firewalker.internal");
    }

    @Test
    void areAllReplacedAfterARotation() {
        String rule = told(production("Services"), "AWS::Events::Rule", "AfterRotation");
        assertThat(rule).contains("MySqlWriter", "MySqlReader");
        for (String fleet : KINDS.keySet()) {
            assertThat(rule).contains("[" + fleet + "Service");
        }
    }

    @Test
    void areWatchedByTheCluster() {
        assertThat(told(production("Services"), "AWS::ECS::Cluster", "Cluster"))
                .contains("{Name=containerInsights, Value=enabled}");
    }

    /** Cites reliability.md S17. */
    @Test
    void believeTheStoresOwnAuthorityAlone() {
        for (String fleet : KINDS.keySet()) {
            assertThat(told(production("Services"), TASK, fleet + "Task"))
                    .contains(
                            ":3306/?sslMode=VERIFY_IDENTITY&fallbackToSystemTrustStore=false"
                                    + "&trustCertificateKeyStoreType=PEM&trustCertificateKeyStoreUrl=file:/tls/mysql.pem",
                            "{Name=MYSQL_AUTHORITIES, ValueFrom=")
                    .doesNotContain("sslMode=REQUIRED");
        }
        assertThat(told(production("Services"), TASK, "SetUp")).contains("--ssl-mode=VERIFY_IDENTITY");
    }
}
