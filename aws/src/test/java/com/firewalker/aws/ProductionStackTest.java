package com.firewalker.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awscdk.assertions.Match.anyValue;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;
import static software.amazon.awscdk.assertions.Match.stringLikeRegexp;

import com.firewalker.aws.deployment.MySqlChoice;
import com.firewalker.aws.deployment.ServiceKind;
import com.firewalker.aws.deployment.Stage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.assertions.Template;

/** What stands in production: each row of the system it grew from, and what keeps it safe. */
class ProductionStackTest {

    private static Template production(String stack) {
        return Synthesised.of(Stage.PRODUCTION, MySqlChoice.AURORA).template(stack);
    }

    private static Template rds(String stack) {
        return Synthesised.of(Stage.PRODUCTION, MySqlChoice.RDS).template(stack);
    }

    @Nested
    class Network {

        @Test
        void spansThreeZonesWithAWayOutOfEach() {
            production("Network").resourceCountIs("AWS::EC2::NatGateway", 3);
            production("Network").resourceCountIs("AWS::EC2::Subnet", 9);
            for (String zone : List.of("a", "b", "c")) {
                production("Network")
                        .hasResourceProperties("AWS::EC2::Subnet", Map.of("AvailabilityZone", "ap-northeast-2" + zone));
            }
        }

        @Test
        void logsWhatItRefuses() {
            production("Network").hasResourceProperties("AWS::EC2::FlowLog", Map.of("TrafficType", "REJECT"));
        }

        @Test
        void opensStoresToTheServicesAlone() {
            Template data = production("Data");
            assertThat(data.findResources(
                            "AWS::EC2::SecurityGroupIngress",
                            Map.of("Properties", objectLike(Map.of("CidrIp", anyValue())))))
                    .isEmpty();
            assertThat(data.findResources(
                            "AWS::EC2::SecurityGroup",
                            Map.of(
                                    "Properties",
                                    objectLike(Map.of(
                                            "SecurityGroupIngress",
                                            arrayWith(List.of(objectLike(Map.of("CidrIp", anyValue())))))))))
                    .isEmpty();
        }
    }

    @Nested
    class LoadBalancer {

        @Test
        void standsBeforeEverythingWithTlsAndAFirewall() {
            Template services = production("Services");
            services.hasResourceProperties(
                    "AWS::ElasticLoadBalancingV2::LoadBalancer", Map.of("Scheme", "internet-facing"));
            services.hasResourceProperties(
                    "AWS::ElasticLoadBalancingV2::Listener",
                    Map.of("Port", 443, "SslPolicy", stringLikeRegexp("ELBSecurityPolicy-TLS13-1-2.*")));
            services.hasResourceProperties(
                    "AWS::ElasticLoadBalancingV2::Listener",
                    Map.of(
                            "Port",
                            80,
                            "DefaultActions",
                            List.of(objectLike(Map.of(
                                    "Type",
                                    "redirect",
                                    "RedirectConfig",
                                    objectLike(Map.of("Protocol", "HTTPS", "Port", "443")))))));
            services.resourceCountIs("AWS::WAFv2::WebACLAssociation", 1);
        }

        @Test
        void hasARuleForEachLineOfTheRouteTable() {
            Template services = production("Services");
            for (Route route : Route.table()) {
                services.hasResourceProperties(
                        "AWS::ElasticLoadBalancingV2::ListenerRule",
                        Map.of(
                                "Conditions",
                                arrayWith(List.of(objectLike(Map.of(
                                        "Field",
                                        "path-pattern",
                                        "PathPatternConfig",
                                        Map.of("Values", route.patterns())))))));
            }
            services.resourceCountIs(
                    "AWS::ElasticLoadBalancingV2::ListenerRule", Route.table().size() + 1);
        }

        @Test
        void keepsTheOrderOfTheTable() {
            Map<Integer, String> rules =
                    production("Services").findResources("AWS::ElasticLoadBalancingV2::ListenerRule").values().stream()
                            .map(rule -> (Map<?, ?>) rule.get("Properties"))
                            .collect(Collectors.toMap(
                                    rule -> ((Number) rule.get("Priority")).intValue(),
                                    rule -> rule.get("Conditions").toString()));
            for (int line = 0; line < Route.table().size(); line++) {
                assertThat(rules.get(10 * (line + 1)))
                        .contains(Route.table().get(line).patterns().toString());
            }
        }

        @Test
        void hasFewerRulesAndPatternsThanAWSAllows() {
            assertThat(Route.table()).hasSizeLessThan(90);
            assertThat(Route.table())
                    .allSatisfy(route -> assertThat(
                                    route.patterns().size() + route.methods().size())
                            .isLessThanOrEqualTo(5));
        }

        @Test
        void drainsTasksAndAsksThemWhetherTheyAreReady() {
            for (ServiceKind kind : ServiceKind.values()) {
                production("Services")
                        .hasResourceProperties(
                                "AWS::ElasticLoadBalancingV2::TargetGroup",
                                Map.of(
                                        "Port",
                                        kind.port(),
                                        "HealthCheckPath",
                                        "/actuator/health/readiness",
                                        "HealthCheckPort",
                                        String.valueOf(kind.managementPort()),
                                        "TargetGroupAttributes",
                                        arrayWith(List.of(
                                                Map.of("Key", "deregistration_delay.timeout_seconds", "Value", "30"),
                                                Map.of("Key", "slow_start.duration_seconds", "Value", "60")))));
            }
        }
    }

    @Nested
    class Services {

        @Test
        void runUploadsAndAccountsAsFleetsOfTheirOwn() {
            production("Services").resourceCountIs("AWS::ECS::Service", 4);
            for (String fleet : List.of("accounts", "steps", "query", "notification")) {
                production("Services")
                        .hasResourceProperties(
                                "AWS::ECS::TaskDefinition",
                                Map.of(
                                        "ContainerDefinitions",
                                        arrayWith(List.of(objectLike(Map.of(
                                                "Name",
                                                "program",
                                                "ReadonlyRootFilesystem",
                                                true,
                                                "LogConfiguration",
                                                objectLike(Map.of(
                                                        "Options",
                                                        objectLike(Map.of("awslogs-stream-prefix", fleet))))))))));
            }
        }

        @Test
        void scaleAccountsStepsAndQueryByWhatLimitsThemAndLeaveNotificationAlone() {
            Template services = production("Services");
            services.resourceCountIs("AWS::ApplicationAutoScaling::ScalableTarget", 3);
            services.hasResourceProperties(
                    "AWS::ApplicationAutoScaling::ScalableTarget", Map.of("MinCapacity", 3, "MaxCapacity", 40));
            for (String metric : List.of("firewalker_ledger_waiting", "firewalker_projection_lag_seconds")) {
                services.hasResourceProperties(
                        "AWS::ApplicationAutoScaling::ScalingPolicy",
                        Map.of(
                                "TargetTrackingScalingPolicyConfiguration",
                                objectLike(Map.of(
                                        "CustomizedMetricSpecification", objectLike(Map.of("MetricName", metric))))));
            }
            for (String metric : List.of("ECSServiceAverageCPUUtilization", "ALBRequestCountPerTarget")) {
                services.hasResourceProperties(
                        "AWS::ApplicationAutoScaling::ScalingPolicy",
                        Map.of(
                                "TargetTrackingScalingPolicyConfiguration",
                                objectLike(Map.of(
                                        "PredefinedMetricSpecification",
                                        objectLike(Map.of("PredefinedMetricType", metric))))));
            }
        }

        @Test
        void rollBackADeploymentThatDoesNotBecomeReady() {
            production("Services")
                    .allResourcesProperties(
                            "AWS::ECS::Service",
                            objectLike(Map.of(
                                    "DeploymentConfiguration",
                                    objectLike(Map.of(
                                            "DeploymentCircuitBreaker",
                                            Map.of("Enable", true, "Rollback", true),
                                            "MinimumHealthyPercent",
                                            100)))));
        }

        @Test
        void runInPrivateSubnetsOnly() {
            production("Services")
                    .allResourcesProperties(
                            "AWS::ECS::Service",
                            objectLike(Map.of(
                                    "NetworkConfiguration",
                                    objectLike(Map.of(
                                            "AwsvpcConfiguration",
                                            objectLike(Map.of("AssignPublicIp", "DISABLED")))))));
        }

        @Test
        void areReplacedAfterARotation() {
            production("Services")
                    .hasResourceProperties(
                            "AWS::Events::Rule",
                            Map.of(
                                    "EventPattern",
                                    objectLike(Map.of(
                                            "detail", objectLike(Map.of("eventName", List.of("RotationSucceeded")))))));
        }

        /** Cites reliability.md S17. */
        @Test
        void knowEachOtherByCertificatesFromSecretsManager() {
            for (String fleet : List.of("accounts", "steps", "query", "notification")) {
                assertThat(container(fleet, "program"))
                        .contains(
                                "{Name=FIREWALKER_TLS_AUTHORITIES, Value=/tls/authorities.pem}",
                                "{Name=FIREWALKER_TLS_CERTIFICATE, Value=/tls/certificate.pem}",
                                "{Name=FIREWALKER_TLS_KEY, Value=/tls/key.pem}",
                                "{Name=SPRING_PROFILES_ACTIVE, Value=production}",
                                "{Condition=SUCCESS, ContainerName=files}",
                                "{ContainerPath=/tls, ReadOnly=true, SourceVolume=tls}");
                assertThat(container(fleet, "files"))
                        .contains("Essential=false", "Name=CERTIFICATE", "Name=KEY", "Name=AUTHORITIES");
            }
            assertThat(container("accounts", "files")).contains("Name=SIGNING_KEY");
        }

        /** The balancer has no certificate to show; nobody else calls the fleet that it hands uploads to. */
        @Test
        void takeCallersWithoutACertificateAtTheFleetOfUploadsAlone() {
            String lenient = "{Name=FIREWALKER_TLS_CLIENTS, Value=OPTIONAL}";
            assertThat(container("steps", "program")).contains(lenient);
            for (String fleet : List.of("accounts", "query", "notification")) {
                assertThat(container(fleet, "program")).doesNotContain(lenient);
            }
            production("Services")
                    .hasResourceProperties(
                            "AWS::ElasticLoadBalancingV2::TargetGroup",
                            Map.of("Port", 9081, "Protocol", "HTTPS", "ProtocolVersion", "GRPC"));
        }

        /** A container of a fleet's task as text, its parts in the order of their names. */
        private String container(String fleet, String container) {
            return production("Services").findResources("AWS::ECS::TaskDefinition").entrySet().stream()
                    .filter(task -> task.getKey().startsWith(fleet))
                    .flatMap(task -> ((List<?>)
                                    ((Map<?, ?>) task.getValue().get("Properties")).get("ContainerDefinitions"))
                            .stream())
                    .map(one -> (Map<?, ?>) one)
                    .filter(one -> container.equals(one.get("Name")))
                    .map(Map::toString)
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        void shareTheSigningKeysOverAnEncryptedFileSystem() {
            production("Data").hasResourceProperties("AWS::EFS::FileSystem", Map.of("Encrypted", true));
            production("Services")
                    .hasResourceProperties(
                            "AWS::ECS::TaskDefinition",
                            Map.of(
                                    "Volumes",
                                    arrayWith(List.of(objectLike(Map.of(
                                            "EFSVolumeConfiguration",
                                            objectLike(Map.of("TransitEncryption", "ENABLED"))))))));
        }
    }

    @Nested
    class MySql {

        @Test
        void isAWriterWithReadersInAurora() {
            Template data = production("Data");
            data.resourceCountIs("AWS::RDS::DBCluster", 1);
            data.resourceCountIs("AWS::RDS::DBInstance", 3);
            data.hasResourceProperties(
                    "AWS::RDS::DBCluster",
                    Map.of(
                            "Engine",
                            "aurora-mysql",
                            "StorageEncrypted",
                            true,
                            "DeletionProtection",
                            true,
                            "BackupRetentionPeriod",
                            14));
            data.allResourcesProperties(
                    "AWS::RDS::DBInstance",
                    objectLike(Map.of("EnablePerformanceInsights", true, "PubliclyAccessible", false)));
        }

        @Test
        void isMultiAzWithAReadReplicaInRds() {
            Template data = rds("Data");
            data.hasResourceProperties(
                    "AWS::RDS::DBInstance",
                    Map.of(
                            "Engine",
                            "mysql",
                            "MultiAZ",
                            true,
                            "DeletionProtection",
                            true,
                            "BackupRetentionPeriod",
                            14));
            data.hasResourceProperties("AWS::RDS::DBInstance", Map.of("SourceDBInstanceIdentifier", anyValue()));
            data.hasResourceProperties(
                    "AWS::RDS::DBParameterGroup",
                    Map.of("Parameters", objectLike(Map.of("replica_preserve_commit_order", "1", "sync_binlog", "1"))));
        }

        @ParameterizedTest
        @EnumSource(MySqlChoice.class)
        void hasTheParametersThatTheLedgerReliesOn(MySqlChoice choice) {
            Synthesised.of(Stage.PRODUCTION, choice)
                    .template("Data")
                    .hasResourceProperties(
                            choice == MySqlChoice.AURORA
                                    ? "AWS::RDS::DBClusterParameterGroup"
                                    : "AWS::RDS::DBParameterGroup",
                            Map.of(
                                    "Parameters",
                                    objectLike(Map.of(
                                            "transaction_isolation",
                                            "READ-COMMITTED",
                                            "innodb_flush_log_at_trx_commit",
                                            "1",
                                            "binlog_format",
                                            "ROW",
                                            "gtid-mode",
                                            "ON",
                                            "require_secure_transport",
                                            "ON"))));
        }

        @Test
        @Tag("S18")
        void letsReadersReadAndNothingElse() {
            assertThat(SetUpTask.SQL).contains("GRANT SELECT ON `firewalker\\_%`.* TO '$READER'");
            assertThat(SetUpTask.SQL).doesNotContain("GRANT ALL");
            production("Services")
                    .hasResourceProperties(
                            "AWS::ECS::TaskDefinition",
                            Map.of(
                                    "ContainerDefinitions",
                                    arrayWith(List.of(objectLike(Map.of(
                                            "Name",
                                            "mysql",
                                            "Command",
                                            List.of(stringLikeRegexp("GRANT SELECT ON"))))))));
        }

        @ParameterizedTest
        @EnumSource(MySqlChoice.class)
        void rotatesThePasswordsOfAllThreeUsers(MySqlChoice choice) {
            Synthesised.of(Stage.PRODUCTION, choice)
                    .template("Data")
                    .resourceCountIs("AWS::SecretsManager::RotationSchedule", 3);
        }
    }

    @Nested
    class Redis {

        @Test
        @Tag("S18")
        void standsTwiceAndEvictsNothing() {
            Template data = production("Data");
            data.resourceCountIs("AWS::ElastiCache::ReplicationGroup", 2);
            data.allResourcesProperties(
                    "AWS::ElastiCache::ReplicationGroup",
                    objectLike(Map.of(
                            "TransitEncryptionEnabled",
                            true,
                            "AtRestEncryptionEnabled",
                            true,
                            "UserGroupIds",
                            anyValue(),
                            "MultiAZEnabled",
                            true,
                            "AutomaticFailoverEnabled",
                            true)));
            data.allResourcesProperties(
                    "AWS::ElastiCache::ParameterGroup",
                    objectLike(Map.of("Properties", Map.of("maxmemory-policy", "noeviction"))));
        }

        /** No FLUSHALL and no CONFIG for services, nothing at all for who names no user (reliability.md S18). */
        @Test
        @Tag("S18")
        void letsServicesDoNothingThatAdministratorsDo() {
            Template data = production("Data");
            data.resourceCountIs("AWS::ElastiCache::UserGroup", 2);
            data.resourcePropertiesCountIs(
                    "AWS::ElastiCache::User",
                    objectLike(Map.of(
                            "UserName",
                            "firewalker",
                            "AccessString",
                            "on ~* &* +@all -@admin -@dangerous +info",
                            "Passwords",
                            anyValue())),
                    2);
            data.resourcePropertiesCountIs(
                    "AWS::ElastiCache::User",
                    objectLike(Map.of("UserName", "default", "AccessString", "off ~* -@all")),
                    2);
            data.resourceCountIs("AWS::ElastiCache::User", 4);
        }

        @Test
        @Tag("S18")
        void tellsWhenItEvictedAllTheSame() {
            production("Monitoring")
                    .hasResourceProperties(
                            "AWS::CloudWatch::Alarm",
                            Map.of("MetricName", "Evictions", "Threshold", 1, "AlarmActions", anyValue()));
        }
    }

    @Nested
    class Files {

        @Test
        void areReadByCloudFrontAlone() {
            production("Data")
                    .allResourcesProperties(
                            "AWS::S3::Bucket",
                            objectLike(Map.of(
                                    "PublicAccessBlockConfiguration",
                                    Map.of(
                                            "BlockPublicAcls",
                                            true,
                                            "BlockPublicPolicy",
                                            true,
                                            "IgnorePublicAcls",
                                            true,
                                            "RestrictPublicBuckets",
                                            true))));
            Template edge = production("Edge");
            edge.resourceCountIs("AWS::CloudFront::Distribution", 2);
            edge.resourceCountIs("AWS::CloudFront::OriginAccessControl", 2);
        }

        @Test
        void letPagesRunNothingThatIsNotTheirs() {
            assertThat(production("Edge").toJSON().toString())
                    .contains("script-src 'self'; style-src 'self'", "connect-src 'self' https://")
                    .doesNotContain("unsafe-inline", "unsafe-eval");
        }

        @Test
        void forgetUncheckedUploadsAfterADayAndErasedPicturesAfterMinutes() {
            production("Data")
                    .hasResourceProperties(
                            "AWS::S3::Bucket",
                            Map.of(
                                    "LifecycleConfiguration",
                                    objectLike(Map.of(
                                            "Rules",
                                            List.of(objectLike(
                                                    Map.of("Prefix", "uploads/", "ExpirationInDays", 1)))))));
            production("Edge")
                    .hasResourceProperties(
                            "AWS::CloudFront::CachePolicy",
                            Map.of("CachePolicyConfig", objectLike(Map.of("MaxTTL", 300))));
        }

        @Test
        void passTheApiThroughUnderTheAppsOrigin() {
            production("Edge")
                    .hasResourceProperties(
                            "AWS::CloudFront::Distribution",
                            Map.of(
                                    "DistributionConfig",
                                    objectLike(Map.of(
                                            "CacheBehaviors",
                                            arrayWith(List.of(objectLike(Map.of(
                                                    "PathPattern",
                                                    "/v1/*",
                                                    "ViewerProtocolPolicy",
                                                    "https-only"))))))));
        }
    }

    @Nested
    class Watching {

        @Test
        void alarmsOnWhatOperatorsMustHearOf() {
            for (String metric : List.of(
                    "firewalker_projection_lag_seconds",
                    "firewalker_projection_stalled",
                    "firewalker_deadletters",
                    "firewalker_audit_mismatches",
                    "firewalker_ledger_waiting",
                    "HTTPCode_ELB_5XX_Count",
                    "UnHealthyHostCount",
                    "DatabaseMemoryUsagePercentage")) {
                production("Monitoring")
                        .hasResourceProperties(
                                "AWS::CloudWatch::Alarm", Map.of("MetricName", metric, "AlarmActions", anyValue()));
            }
            production("Monitoring").resourceCountIs("AWS::CloudWatch::Dashboard", 1);
            production("Monitoring").resourceCountIs("AWS::Budgets::Budget", 1);
        }

        @ParameterizedTest
        @EnumSource(Stage.class)
        void forgetsLogs(Stage stage) {
            Template services = Synthesised.of(stage, MySqlChoice.AURORA).template("Services");
            services.allResourcesProperties(
                    "AWS::Logs::LogGroup",
                    objectLike(Map.of("RetentionInDays", stage.sizes().logDays())));
        }
    }
}
