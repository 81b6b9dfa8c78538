package com.firewalker.aws;

import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Logs;
import com.firewalker.aws.deployment.ServiceKind;
import java.util.Map;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.constructs.Construct;

/** Beside each program: reads its Prometheus page and writes what starts with firewalker into CloudWatch. */
final class Collector {

    static final String NAMESPACE = "Firewalker";
    private static final String IMAGE = "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3";

    private Collector() {}

    static void add(
            Construct scope, FargateTaskDefinition task, String fleet, ServiceKind kind, Deployment deployment) {
        task.addContainer(
                "collector",
                ContainerDefinitionOptions.builder()
                        .image(ContainerImage.fromRegistry(IMAGE))
                        .essential(false)
                        .cpu(64)
                        .memoryLimitMiB(256)
                        .readonlyRootFilesystem(true)
                        .environment(Map.of("AOT_CONFIG_CONTENT", configuration(fleet, kind)))
                        .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                .logGroup(Logs.group(scope, "CollectorLogs", deployment))
                                .streamPrefix("collector")
                                .build()))
                        .build());
        task.getTaskRole().addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName("CloudWatchAgentServerPolicy"));
    }

    private static String configuration(String fleet, ServiceKind kind) {
        return """
                receivers:
                  prometheus:
                    config:
                      scrape_configs:
                        - job_name: %s
                          scrape_interval: 30s
                          metrics_path: /actuator/prometheus
                          static_configs: [{targets: ["localhost:%d"], labels: {fleet: %s}}]
                          metric_relabel_configs:
                            - {source_labels: [__name__], regex: "firewalker_.*|jvm_memory_used.*|hikaricp_connections.*", action: keep}
                exporters:
                  awsemf:
                    namespace: %s
                    dimension_rollup_option: NoDimensionRollup
                    metric_declarations:
                      - {dimensions: [[fleet], [fleet, name]], metric_name_selectors: [".*"]}
                service:
                  pipelines:
                    metrics: {receivers: [prometheus], exporters: [awsemf]}
                """.formatted(fleet, kind.managementPort(), fleet, NAMESPACE);
    }

    /** A metric of ours as CloudWatch knows it. */
    static IMetric metric(String name, String fleet, String statistic) {
        return Metric.Builder.create()
                .namespace(NAMESPACE)
                .metricName(name)
                .dimensionsMap(Map.of("fleet", fleet))
                .statistic(statistic)
                .build();
    }
}
