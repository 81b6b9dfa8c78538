package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Fleet;
import com.firewalker.aws.deployment.Logs;
import com.firewalker.aws.deployment.Nag;
import com.firewalker.aws.deployment.NetworkStack;
import com.firewalker.aws.deployment.ServiceKind;
import com.firewalker.aws.deployment.Sizes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.CloudMapOptions;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerDependency;
import software.amazon.awscdk.services.ecs.ContainerDependencyCondition;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.EfsVolumeConfiguration;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.RequestCountScalingProps;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.amazon.awscdk.services.ecs.TrackCustomMetricProps;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.servicediscovery.DnsRecordType;
import software.constructs.Construct;

/**
 * A number of equal tasks of one program behind the load balancer: {@code steps} and {@code accounts} are the same
 * program twice, so that uploads and people scale apart.
 */
final class FleetService extends Construct {

    private final String name;
    private final ServiceKind kind;
    private final Deployment deployment;
    private final DataStack data;
    private final FargateTaskDefinition task;
    private final FargateService service;
    private final Fleet fleet;
    private final boolean discovered;

    /** @param discovered whether other services find this fleet under the program's name */
    FleetService(
            Construct scope,
            String name,
            ServiceKind kind,
            Fleet fleet,
            boolean discovered,
            Deployment deployment,
            NetworkStack network,
            DataStack data,
            Cluster cluster) {
        super(scope, name);
        this.name = name;
        this.kind = kind;
        this.fleet = fleet;
        this.discovered = discovered;
        this.deployment = deployment;
        this.data = data;
        Sizes.Task size = deployment.sizes().task();
        task = FargateTaskDefinition.Builder.create(this, "Task")
                .cpu(size.cpu())
                .memoryLimitMiB(size.memoryMiB())
                .build();
        program();
        Collector.add(this, task, name, kind, deployment);
        service = FargateService.Builder.create(this, "Service")
                .cluster(cluster)
                .taskDefinition(task)
                .desiredCount(fleet.least())
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .assignPublicIp(false)
                .vpcSubnets(NetworkStack.serviceSubnets())
                .securityGroups(List.of(network.services()))
                .circuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .healthCheckGracePeriod(Duration.seconds(180))
                .cloudMapOptions(discovered ? names(kind) : null)
                .build();
        Nag.accept(task, "AwsSolutions-ECS2", "Settings in the clear hold no secrets: those come by reference.");
        Nag.accept(
                task,
                "AwsSolutions-IAM5",
                "The task opens sessions, reads images' layers and writes its bucket's objects: names are not known before.");
    }

    private void program() {
        Environments environments = new Environments(deployment, data, new SecretReferences(this));
        ContainerDefinition program = task.addContainer(
                "program",
                ContainerDefinitionOptions.builder()
                        .image(ContainerImage.fromEcrRepository(data.image(kind), deployment.version()))
                        .environment(settings(environments))
                        .secrets(environments.secrets(kind))
                        .portMappings(List.of(port(kind.port()), port(kind.grpcPort()), port(kind.managementPort())))
                        .readonlyRootFilesystem(true)
                        .stopTimeout(Duration.seconds(45))
                        .healthCheck(HealthCheck.builder()
                                .command(List.of(
                                        "CMD-SHELL",
                                        "wget -q -O /dev/null http://localhost:" + kind.managementPort()
                                                + "/actuator/health/liveness || exit 1"))
                                .interval(Duration.seconds(10))
                                .timeout(Duration.seconds(5))
                                .retries(3)
                                .startPeriod(Duration.seconds(120))
                                .build())
                        .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                .logGroup(Logs.group(this, "Logs", deployment))
                                .streamPrefix(name)
                                .build()))
                        .build());
        SecretReferences.mayDecrypt(task, data.key());
        ContainerDefinition files = SecretFiles.add(this, task, name, kind, environments, data, deployment);
        program.addContainerDependencies(ContainerDependency.builder()
                .container(files)
                .condition(ContainerDependencyCondition.SUCCESS)
                .build());
        program.addMountPoints(
                SecretFiles.mount("tmp", "/tmp", false), SecretFiles.mount("tls", Environments.TLS_DIRECTORY, true));
        if (kind == ServiceKind.COMMAND) {
            shareSigningKeys(program, files);
            data.buckets().pictures().grantReadWrite(task.getTaskRole());
        }
    }

    /**
     * The load balancer hands on uploads of device clouds and has no certificate: their tokens are looked at. No service
     * calls that fleet, so the other fleets take services alone.
     */
    private Map<String, String> settings(Environments environments) {
        Map<String, String> settings = new HashMap<>(environments.settings(kind));
        if (!discovered) {
            settings.put("FIREWALKER_TLS_CLIENTS", "OPTIONAL");
        }
        return settings;
    }

    /** All tasks of the command side sign with the same keys; a new one is seen by all. */
    private void shareSigningKeys(ContainerDefinition program, ContainerDefinition files) {
        task.addVolume(Volume.builder()
                .name("keys")
                .efsVolumeConfiguration(EfsVolumeConfiguration.builder()
                        .fileSystemId(data.keys().getFileSystemId())
                        .transitEncryption("ENABLED")
                        .build())
                .build());
        program.addMountPoints(SecretFiles.mount("keys", Environments.KEYS_DIRECTORY, true));
        files.addMountPoints(SecretFiles.mount("keys", Environments.KEYS_DIRECTORY, false));
    }

    /** Adds or takes away tasks by what limits this fleet; a fixed fleet stays as it is. */
    void scaleBy(
            ApplicationTargetGroup requests, int requestsPerTaskAndMinute, @Nullable TrackCustomMetricProps limit) {
        if (!fleet.scales()) {
            return;
        }
        ScalableTaskCount count = service.autoScaleTaskCount(EnableScalingProps.builder()
                .minCapacity(fleet.least())
                .maxCapacity(fleet.most())
                .build());
        count.scaleOnCpuUtilization(
                "Processor",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(60)
                        .scaleInCooldown(Duration.minutes(5))
                        .scaleOutCooldown(Duration.minutes(1))
                        .build());
        count.scaleOnRequestCount(
                "Requests",
                RequestCountScalingProps.builder()
                        .targetGroup(requests)
                        .requestsPerTarget(requestsPerTaskAndMinute)
                        .scaleInCooldown(Duration.minutes(5))
                        .build());
        if (limit != null) {
            count.scaleToTrackCustomMetric("Limit", limit);
        }
    }

    private static CloudMapOptions names(ServiceKind kind) {
        return CloudMapOptions.builder()
                .name(kind.title())
                .dnsRecordType(DnsRecordType.A)
                .dnsTtl(Duration.seconds(10))
                .build();
    }

    private static PortMapping port(int port) {
        return PortMapping.builder().containerPort(port).build();
    }

    String name() {
        return name;
    }

    ServiceKind kind() {
        return kind;
    }

    FargateService service() {
        return service;
    }
}
