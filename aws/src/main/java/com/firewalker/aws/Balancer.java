package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Nag;
import com.firewalker.aws.deployment.NetworkStack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddApplicationActionProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocolVersion;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseApplicationListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.DesyncMitigationMode;
import software.amazon.awscdk.services.elasticloadbalancingv2.FixedResponseOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.IListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCondition;
import software.amazon.awscdk.services.elasticloadbalancingv2.Protocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.RedirectOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/** The public door: TLS, one rule for each line of the route table, and a problem document for everything else. */
final class Balancer {

    private static final String UNKNOWN =
            "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"code\":\"not-found\",\"errors\":[]}";

    private final Construct scope;
    private final Deployment deployment;
    private final NetworkStack network;
    private final ApplicationLoadBalancer balancer;
    private final ApplicationListener listener;

    Balancer(Construct scope, Deployment deployment, NetworkStack network, DataStack data, IHostedZone zone) {
        this.scope = scope;
        this.deployment = deployment;
        this.network = network;
        balancer = ApplicationLoadBalancer.Builder.create(scope, "Balancer")
                .vpc(network.vpc())
                .vpcSubnets(NetworkStack.door())
                .internetFacing(true)
                .securityGroup(network.balancer())
                .dropInvalidHeaderFields(true)
                .desyncMitigationMode(DesyncMitigationMode.STRICTEST)
                .idleTimeout(Duration.seconds(120))
                .deletionProtection(deployment.stage().isKept())
                .build();
        balancer.logAccessLogs(data.buckets().logs(), "balancer");
        listener = balancer.addListener(
                "Https",
                BaseApplicationListenerProps.builder()
                        .port(443)
                        .protocol(ApplicationProtocol.HTTPS)
                        .sslPolicy(SslPolicy.RECOMMENDED_TLS)
                        .certificates(List.<IListenerCertificate>of(certificate(zone)))
                        .open(false)
                        .defaultAction(ListenerAction.fixedResponse(
                                404,
                                FixedResponseOptions.builder()
                                        .contentType("application/json")
                                        .messageBody(UNKNOWN)
                                        .build()))
                        .build());
        balancer.addListener(
                "Http",
                BaseApplicationListenerProps.builder()
                        .port(80)
                        .protocol(ApplicationProtocol.HTTP)
                        .open(false)
                        .defaultAction(ListenerAction.redirect(RedirectOptions.builder()
                                .protocol("HTTPS")
                                .port("443")
                                .permanent(true)
                                .build()))
                        .build());
        Nag.accept(
                network.balancer(),
                "AwsSolutions-EC23",
                "The door is open to everybody; the firewall stands before it.");
    }

    private IListenerCertificate certificate(IHostedZone zone) {
        return ListenerCertificate.fromCertificateManager(Certificate.Builder.create(scope, "Certificate")
                .domainName("api." + deployment.domain())
                .subjectAlternativeNames(List.of("ingest." + deployment.domain()))
                .validation(CertificateValidation.fromDns(zone))
                .build());
    }

    /** A group of targets that is asked whether it is ready at the management port, and drained before it goes. */
    ApplicationTargetGroup targets(FleetService fleet) {
        return group(
                fleet, fleet.name(), fleet.kind().port(), ApplicationProtocol.HTTP, ApplicationProtocolVersion.HTTP1);
    }

    private ApplicationTargetGroup group(
            FleetService fleet, String id, int port, ApplicationProtocol protocol, ApplicationProtocolVersion version) {
        return ApplicationTargetGroup.Builder.create(scope, "Targets-" + id)
                .vpc(network.vpc())
                .protocol(protocol)
                .protocolVersion(version)
                .port(port)
                .targets(List.of(fleet.service()
                        .loadBalancerTarget(LoadBalancerTargetOptions.builder()
                                .containerName("program")
                                .containerPort(port)
                                .build())))
                .deregistrationDelay(Duration.seconds(30))
                // A new program's code is still cold: it gets its full share of requests only after a minute.
                .slowStart(Duration.seconds(60))
                .healthCheck(HealthCheck.builder()
                        .path("/actuator/health/readiness")
                        .port(String.valueOf(fleet.kind().managementPort()))
                        .protocol(Protocol.HTTP)
                        .interval(Duration.seconds(10))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build())
                .build();
    }

    /** One rule for each route, in the table's order, because the first that fits wins. */
    void route(List<Route> table, Function<Route, ApplicationTargetGroup> targets) {
        int priority = 10;
        for (Route route : table) {
            List<ListenerCondition> conditions = new ArrayList<>();
            conditions.add(ListenerCondition.pathPatterns(route.patterns()));
            if (!route.methods().isEmpty()) {
                conditions.add(ListenerCondition.httpRequestMethods(route.methods()));
            }
            listener.addAction(
                    "Route" + priority,
                    AddApplicationActionProps.builder()
                            .priority(priority)
                            .conditions(conditions)
                            .action(ListenerAction.forward(List.of(targets.apply(route))))
                            .build());
            priority += 10;
        }
    }

    /** Device clouds upload by gRPC under a name of their own. */
    void routeIngest(FleetService steps) {
        listener.addAction(
                "Ingest",
                AddApplicationActionProps.builder()
                        .priority(1)
                        .conditions(List.of(
                                ListenerCondition.hostHeaders(List.of("ingest." + deployment.domain())),
                                ListenerCondition.pathPatterns(List.of("/firewalker.steps.v1.StepIngest/*"))))
                        .action(ListenerAction.forward(List.of(group(
                                steps,
                                "ingest",
                                steps.kind().grpcPort(),
                                ApplicationProtocol.HTTPS,
                                ApplicationProtocolVersion.GRPC))))
                        .build());
    }

    ApplicationLoadBalancer balancer() {
        return balancer;
    }
}
