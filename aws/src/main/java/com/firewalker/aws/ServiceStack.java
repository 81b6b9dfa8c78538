package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Fleet;
import com.firewalker.aws.deployment.Nag;
import com.firewalker.aws.deployment.NetworkStack;
import com.firewalker.aws.deployment.ServiceKind;
import com.firewalker.aws.deployment.Sizes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.CloudMapNamespaceOptions;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.TrackCustomMetricProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.LoadBalancerTarget;
import software.constructs.Construct;

/**
 * The services on Fargate behind one load balancer: {@code accounts} and {@code steps} (both the command side),
 * {@code query} and {@code notification}. Everything in it can be deleted and made anew.
 */
final class ServiceStack extends Stack {

    static final String NAMESPACE = "firewalker.internal";

    private final Deployment deployment;
    private final NetworkStack network;
    private final DataStack data;
    private final Cluster cluster;
    private final IHostedZone zone;
    private final Balancer balancer;
    private final FleetService accounts;
    private final FleetService steps;
    private final FleetService query;
    private final FleetService notification;
    private final ApplicationTargetGroup stepTargets;
    private final Map<ServiceKind, ApplicationTargetGroup> targets = new EnumMap<>(ServiceKind.class);

    ServiceStack(Construct scope, Deployment deployment, NetworkStack network, DataStack data) {
        super(scope, "Services", deployment.stack("services"));
        this.deployment = deployment;
        this.network = network;
        this.data = data;
        zone = HostedZone.fromHostedZoneAttributes(
                this,
                "Zone",
                HostedZoneAttributes.builder()
                        .hostedZoneId(deployment.zoneId())
                        .zoneName(deployment.domain())
                        .build());
        cluster = Cluster.Builder.create(this, "Cluster")
                .vpc(network.vpc())
                .containerInsightsV2(ContainerInsights.ENABLED)
                .defaultCloudMapNamespace(
                        CloudMapNamespaceOptions.builder().name(NAMESPACE).build())
                .build();
        Sizes.Fleets fleets = deployment.sizes().fleets();
        accounts = fleet("accounts", ServiceKind.COMMAND, fleets.accounts(), true);
        steps = fleet("steps", ServiceKind.COMMAND, fleets.steps(), false);
        query = fleet("query", ServiceKind.QUERY, fleets.query(), true);
        notification = fleet("notification", ServiceKind.NOTIFICATION, fleets.notification(), true);
        balancer = new Balancer(this, deployment, network, data, zone);
        stepTargets = balancer.targets(steps);
        targets.put(ServiceKind.COMMAND, balancer.targets(accounts));
        targets.put(ServiceKind.QUERY, balancer.targets(query));
        targets.put(ServiceKind.NOTIFICATION, balancer.targets(notification));
        balancer.route(Route.table(), route -> route.isUpload() ? stepTargets : targetsOf(route.service()));
        balancer.routeIngest(steps);
        WebFirewall.before(this, balancer.balancer());
        scale();
        names();
        SetUpTask.add(this, deployment, data);
        SecretRotationRestart.add(this, cluster, fleets(), data);
        Nag.accept(this, "AwsSolutions-IAM4", "Amazon's own policies for writing logs and metrics, and nothing else.");
    }

    private void scale() {
        accounts.scaleBy(targetsOf(ServiceKind.COMMAND), 3_000, null);
        // Commands that wait for a lane: the ledger takes no more, or this fleet is too small to fill its groups.
        steps.scaleBy(stepTargets, 12_000, limit("firewalker_ledger_waiting", "steps", 50));
        query.scaleBy(targetsOf(ServiceKind.QUERY), 12_000, limit("firewalker_projection_lag_seconds", "query", 5));
        notification.scaleBy(
                targetsOf(ServiceKind.NOTIFICATION), 3_000, limit("firewalker_streams_open", "notification", 2_000));
    }

    private static TrackCustomMetricProps limit(String metric, String fleet, int target) {
        return TrackCustomMetricProps.builder()
                .metric(Collector.metric(metric, fleet, "Average"))
                .targetValue(target)
                .scaleInCooldown(Duration.minutes(5))
                .scaleOutCooldown(Duration.minutes(1))
                .build();
    }

    private void names() {
        for (String name : List.of("api", "ingest")) {
            ARecord.Builder.create(this, "Name-" + name)
                    .zone(zone)
                    .recordName(name)
                    .target(RecordTarget.fromAlias(new LoadBalancerTarget(balancer.balancer())))
                    .build();
        }
    }

    private FleetService fleet(String name, ServiceKind kind, Fleet fleet, boolean discovered) {
        return new FleetService(this, name, kind, fleet, discovered, deployment, network, data, cluster);
    }

    private ApplicationTargetGroup targetsOf(ServiceKind kind) {
        ApplicationTargetGroup group = targets.get(kind);
        if (group == null) {
            throw new IllegalStateException("no targets for " + kind);
        }
        return group;
    }

    List<FleetService> fleets() {
        return List.of(accounts, steps, query, notification);
    }

    List<ApplicationTargetGroup> targetGroups() {
        return List.of(
                targetsOf(ServiceKind.COMMAND),
                stepTargets,
                targetsOf(ServiceKind.QUERY),
                targetsOf(ServiceKind.NOTIFICATION));
    }

    ApplicationLoadBalancer balancer() {
        return balancer.balancer();
    }

    IHostedZone zone() {
        return zone;
    }
}
