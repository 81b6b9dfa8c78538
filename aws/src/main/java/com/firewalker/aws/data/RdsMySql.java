package com.firewalker.aws.data;

import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Nag;
import com.firewalker.aws.deployment.NetworkStack;
import com.firewalker.aws.deployment.Sizes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.CredentialsFromUsernameOptions;
import software.amazon.awscdk.services.rds.DatabaseInstance;
import software.amazon.awscdk.services.rds.DatabaseInstanceEngine;
import software.amazon.awscdk.services.rds.DatabaseInstanceReadReplica;
import software.amazon.awscdk.services.rds.IInstanceEngine;
import software.amazon.awscdk.services.rds.MySqlInstanceEngineProps;
import software.amazon.awscdk.services.rds.MysqlEngineVersion;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.StorageType;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** RDS for MySQL: an instance with a standby in another zone, and a replica that answers read-only transactions. */
final class RdsMySql implements MySqlStore {

    private static final IInstanceEngine ENGINE = DatabaseInstanceEngine.mysql(MySqlInstanceEngineProps.builder()
            .version(MysqlEngineVersion.of("8.4.6", "8.4"))
            .build());

    private final DatabaseInstance primary;
    private final DatabaseInstanceReadReplica replica;
    private final DatabaseUsers users;

    RdsMySql(Construct scope, Deployment deployment, NetworkStack network, IKey key) {
        Sizes.Database size = deployment.sizes().database();
        SecurityGroup door = network.store(scope, "MySql", NetworkStack.MYSQL);
        ParameterGroup parameters = ParameterGroup.Builder.create(scope, "MySqlParameters")
                .engine(ENGINE)
                .description("What the ledger relies on")
                .parameters(parameters())
                .build();
        primary = DatabaseInstance.Builder.create(scope, "MySql")
                .engine(ENGINE)
                .instanceType(new InstanceType(size.instance()))
                .credentials(Credentials.fromUsername(
                        "firewalker_admin",
                        CredentialsFromUsernameOptions.builder()
                                .encryptionKey(key)
                                .build()))
                .parameterGroup(parameters)
                .multiAz(true)
                .allocatedStorage(100)
                .maxAllocatedStorage(4000)
                .storageType(StorageType.GP3)
                .storageEncrypted(true)
                .storageEncryptionKey(key)
                .vpc(network.vpc())
                .vpcSubnets(NetworkStack.stores())
                .securityGroups(List.of(door))
                .publiclyAccessible(false)
                .enablePerformanceInsights(true)
                .backupRetention(Duration.days(size.backupDays()))
                .preferredBackupWindow("17:00-18:00")
                .cloudwatchLogsExports(List.of("error", "slowquery"))
                .iamAuthentication(true)
                .autoMinorVersionUpgrade(true)
                .copyTagsToSnapshot(true)
                .deletionProtection(deployment.stage().isKept())
                .removalPolicy(deployment.removal())
                .build();
        replica = DatabaseInstanceReadReplica.Builder.create(scope, "MySqlReplica")
                .sourceDatabaseInstance(primary)
                .instanceType(new InstanceType(size.instance()))
                .parameterGroup(parameters)
                .storageEncrypted(true)
                .storageEncryptionKey(key)
                .storageType(StorageType.GP3)
                .vpc(network.vpc())
                .vpcSubnets(NetworkStack.stores())
                .securityGroups(List.of(door))
                .publiclyAccessible(false)
                .enablePerformanceInsights(true)
                .iamAuthentication(true)
                .autoMinorVersionUpgrade(true)
                .deletionProtection(deployment.stage().isKept())
                .removalPolicy(deployment.removal())
                .build();
        MySqlStore.acceptFindings(primary, deployment);
        MySqlStore.acceptFindings(replica, deployment);
        Nag.accept(
                replica, "AwsSolutions-RDS3", "The primary has a standby; reads of a lost replica go to the primary.");
        users = DatabaseUsers.of(
                scope,
                deployment,
                key,
                primary.getSecret(),
                primary::addRotationSingleUser,
                primary::addRotationMultiUser);
    }

    /** Aurora replicates by its storage; here the binary log does, in the order of commits. */
    private static Map<String, String> parameters() {
        Map<String, String> parameters = new HashMap<>(MySqlStore.parameters());
        parameters.put("sync_binlog", "1");
        parameters.put("replica_preserve_commit_order", "1");
        parameters.put("replica_parallel_workers", "4");
        return parameters;
    }

    @Override
    public String writerHost() {
        return primary.getDbInstanceEndpointAddress();
    }

    @Override
    public String readerHost() {
        return replica.getDbInstanceEndpointAddress();
    }

    @Override
    public ISecret writer() {
        return users.writer();
    }

    @Override
    public ISecret reader() {
        return users.reader();
    }

    @Override
    public ISecret administrator() {
        return users.administrator();
    }

    @Override
    public IMetric processorPercent() {
        return primary.metricCPUUtilization();
    }

    @Override
    public IMetric connections() {
        return primary.metricDatabaseConnections();
    }

    @Override
    public IMetric replicaLagMillis() {
        return MathExpression.Builder.create()
                .expression("lag * 1000")
                .label("replica lag, ms")
                .usingMetrics(Map.of("lag", replica.metric("ReplicaLag")))
                .build();
    }

    @Override
    public List<IMetric> freeStorage() {
        return List.of(primary.metricFreeStorageSpace(), replica.metricFreeStorageSpace());
    }
}
