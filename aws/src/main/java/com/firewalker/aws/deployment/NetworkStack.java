package com.firewalker.aws.deployment;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * A network over three zones. Only the load balancer is public; services reach out through NAT; stores have no way out.
 * Who may talk to whom is said here once, by security groups.
 */
public final class NetworkStack extends Stack {

    public static final int MYSQL = 3306;
    public static final int REDIS = 6379;
    public static final int NFS = 2049;

    private final Vpc vpc;
    private final SecurityGroup balancer;
    private final SecurityGroup services;

    public NetworkStack(Construct scope, Deployment deployment) {
        super(scope, "Network", deployment.stack("network"));
        vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr("10.60.0.0/16"))
                .availabilityZones(deployment.zones())
                .natGateways(deployment.sizes().natGateways())
                .subnetConfiguration(List.of(
                        subnets("door", SubnetType.PUBLIC, 24),
                        subnets("services", SubnetType.PRIVATE_WITH_EGRESS, 20),
                        subnets("stores", SubnetType.PRIVATE_ISOLATED, 24)))
                .build();
        vpc.addGatewayEndpoint(
                "S3",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build());
        vpc.addFlowLog(
                "Flows",
                FlowLogOptions.builder()
                        .destination(FlowLogDestination.toCloudWatchLogs(Logs.group(this, "FlowLogs", deployment)))
                        .trafficType(FlowLogTrafficType.REJECT)
                        .build());
        balancer = group("Balancer", "the load balancer");
        services = group("Services", "the services");
        connect();
    }

    private void connect() {
        balancer.addIngressRule(Peer.anyIpv4(), Port.tcp(443), "HTTPS from anywhere");
        balancer.addIngressRule(Peer.anyIpv4(), Port.tcp(80), "HTTP, answered with a redirect");
        for (ServiceKind kind : ServiceKind.values()) {
            services.addIngressRule(balancer, Port.tcp(kind.port()), kind.title() + ": requests");
            services.addIngressRule(balancer, Port.tcp(kind.managementPort()), kind.title() + ": health");
            services.addIngressRule(services, Port.tcp(kind.grpcPort()), kind.title() + ": gRPC between services");
        }
        services.addIngressRule(balancer, Port.tcp(ServiceKind.COMMAND.grpcPort()), "uploads of device clouds");
        services.addIngressRule(services, Port.tcp(ServiceKind.COMMAND.port()), "public signing keys");
    }

    private SecurityGroup group(String id, String what) {
        return SecurityGroup.Builder.create(this, id)
                .vpc(vpc)
                .description("Firewalker: " + what)
                .allowAllOutbound(true)
                .build();
    }

    private static SubnetConfiguration subnets(String name, SubnetType type, int mask) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(mask)
                .build();
    }

    public Vpc vpc() {
        return vpc;
    }

    public SecurityGroup balancer() {
        return balancer;
    }

    public SecurityGroup services() {
        return services;
    }

    /** The door of a store: open to the services at one port, and closed to everybody else; it never reaches out. */
    public SecurityGroup store(Construct scope, String id, int port) {
        SecurityGroup store = SecurityGroup.Builder.create(scope, id + "Door")
                .vpc(vpc)
                .description("Firewalker: " + id)
                .allowAllOutbound(false)
                .build();
        store.addIngressRule(services, Port.tcp(port), "services");
        return store;
    }

    public static SubnetSelection door() {
        return SubnetSelection.builder().subnetGroupName("door").build();
    }

    public static SubnetSelection serviceSubnets() {
        return SubnetSelection.builder().subnetGroupName("services").build();
    }

    public static SubnetSelection stores() {
        return SubnetSelection.builder().subnetGroupName("stores").build();
    }
}
