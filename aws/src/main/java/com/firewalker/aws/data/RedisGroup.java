package com.firewalker.aws.data;

import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Nag;
import com.firewalker.aws.deployment.NetworkStack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.elasticache.CfnUser;
import software.amazon.awscdk.services.elasticache.CfnUserGroup;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * A Redis group that evicts nothing: of the boards a part that is silently gone would be a wrong answer, of the tokens
 * it would sign people out. Encrypted on the wire and at rest, with users' rights, and a copy in another zone.
 */
public final class RedisGroup {

    private static final String LATEST = "redis7";
    private static final String SERVICES = "firewalker";

    /** All that services do, nothing that administrators do: as docker/make-secrets has it. */
    private static final String RIGHTS = "on ~* &* +@all -@admin -@dangerous +info";

    private final String id;
    private final CfnReplicationGroup group;
    private final Secret url;

    public RedisGroup(Construct scope, String id, Deployment deployment, NetworkStack network, IKey key) {
        this.id = ("firewalker-" + deployment.name() + "-" + id).toLowerCase(Locale.ROOT);
        Secret password = secret(scope, id + "Password", "Password of the Redis for " + id, key)
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(48)
                        .excludePunctuation(true)
                        .build())
                .build();
        CfnParameterGroup parameters = CfnParameterGroup.Builder.create(scope, id + "Parameters")
                .cacheParameterGroupFamily(LATEST)
                .description("Evicts nothing")
                .properties(Map.of("maxmemory-policy", "noeviction"))
                .build();
        CfnSubnetGroup subnets = CfnSubnetGroup.Builder.create(scope, id + "Subnets")
                .description("Where the stores are")
                .subnetIds(network.vpc().selectSubnets(NetworkStack.stores()).getSubnetIds())
                .build();
        boolean copies = deployment.sizes().cache().nodes() > 1;
        group = CfnReplicationGroup.Builder.create(scope, id)
                .replicationGroupId(this.id)
                .replicationGroupDescription("Firewalker: " + id)
                .engine("redis")
                .engineVersion("7.1")
                .cacheNodeType(deployment.sizes().cache().nodeType())
                .numCacheClusters(deployment.sizes().cache().nodes())
                .automaticFailoverEnabled(copies)
                .multiAzEnabled(copies)
                .cacheParameterGroupName(parameters.getRef())
                .cacheSubnetGroupName(subnets.getRef())
                .securityGroupIds(
                        List.of(network.store(scope, id, NetworkStack.REDIS).getSecurityGroupId()))
                .transitEncryptionEnabled(true)
                .atRestEncryptionEnabled(true)
                .kmsKeyId(key.getKeyArn())
                .userGroupIds(List.of(users(scope, id, password).getRef()))
                .snapshotRetentionLimit(deployment.stage().isKept() ? 7 : 1)
                .snapshotWindow("18:00-19:00")
                .autoMinorVersionUpgrade(true)
                .build();
        group.addDependency(parameters);
        url = secret(scope, id + "Url", "Address and password of the Redis for " + id, key)
                .secretStringValue(SecretValue.unsafePlainText(Fn.join(
                        "",
                        List.of(
                                "rediss://" + SERVICES + ":",
                                password.getSecretValue().unsafeUnwrap(),
                                "@",
                                group.getAttrPrimaryEndPointAddress(),
                                ":" + NetworkStack.REDIS))))
                .build();
        for (Secret secret : List.of(password, url)) {
            Nag.accept(
                    secret,
                    "AwsSolutions-SMG4",
                    "The services read it at their start: it is changed by deploying, see the runbook on rotation.");
        }
        if (!copies) {
            Nag.accept(group, "AwsSolutions-AEC4", "This stage is cheap and made to be deleted.");
        }
        Nag.accept(
                group,
                "AwsSolutions-AEC6",
                "Users with passwords and rights of their own take the place of one token.");
        Nag.accept(group, "AwsSolutions-AEC5", "Security groups let nobody but the services reach the usual port.");
    }

    /** The services' user, and the one that everybody is who names none: it is switched off. */
    private CfnUserGroup users(Construct scope, String id, Secret password) {
        CfnUser services = user(scope, id + "Services", SERVICES)
                .accessString(RIGHTS)
                .passwords(List.of(password.getSecretValue().unsafeUnwrap()))
                .build();
        CfnUser nobody = user(scope, id + "Nobody", "default")
                .accessString("off ~* -@all")
                .noPasswordRequired(true)
                .build();
        return CfnUserGroup.Builder.create(scope, id + "Users")
                .engine("redis")
                .userGroupId(this.id)
                .userIds(List.of(services.getRef(), nobody.getRef()))
                .build();
    }

    private CfnUser.Builder user(Construct scope, String id, String name) {
        return CfnUser.Builder.create(scope, id)
                .engine("redis")
                .userId(this.id + (name.equals(SERVICES) ? "-services" : "-nobody"))
                .userName(name);
    }

    private static Secret.Builder secret(Construct scope, String id, String what, IKey key) {
        return Secret.Builder.create(scope, id).description(what).encryptionKey(key);
    }

    /** Address with password, as the services take it. */
    public Secret url() {
        return url;
    }

    public IMetric evictions() {
        return metric("Evictions", "Sum");
    }

    public IMetric memoryPercent() {
        return metric("DatabaseMemoryUsagePercentage", "Maximum");
    }

    public IMetric processorPercent() {
        return metric("EngineCPUUtilization", "Maximum");
    }

    private IMetric metric(String name, String statistic) {
        return Metric.Builder.create()
                .namespace("AWS/ElastiCache")
                .metricName(name)
                .dimensionsMap(Map.of("CacheClusterId", id + "-001"))
                .statistic(statistic)
                .build();
    }
}
