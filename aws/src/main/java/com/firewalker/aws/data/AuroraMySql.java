package com.firewalker.aws.data;

import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Nag;
import com.firewalker.aws.deployment.NetworkStack;
import com.firewalker.aws.deployment.Sizes;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.rds.AuroraMysqlClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraMysqlEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.CredentialsFromUsernameOptions;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.IClusterEngine;
import software.amazon.awscdk.services.rds.IClusterInstance;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/** Aurora MySQL: a writer and readers that can take its place, capacity that follows the load. */
final class AuroraMySql implements MySqlStore {

    private static final IClusterEngine ENGINE =
            DatabaseClusterEngine.auroraMysql(AuroraMysqlClusterEngineProps.builder()
                    .version(AuroraMysqlEngineVersion.of("8.0.mysql_aurora.3.10.0", "8.0"))
                    .build());

    private final DatabaseCluster cluster;
    private final DatabaseUsers users;

    AuroraMySql(Construct scope, Deployment deployment, NetworkStack network, IKey key) {
        Sizes.Database size = deployment.sizes().database();
        cluster = DatabaseCluster.Builder.create(scope, "MySql")
                .engine(ENGINE)
                .credentials(Credentials.fromUsername(
                        "firewalker_admin",
                        CredentialsFromUsernameOptions.builder()
                                .encryptionKey(key)
                                .build()))
                .parameterGroup(ParameterGroup.Builder.create(scope, "MySqlParameters")
                        .engine(ENGINE)
                        .description("What the ledger relies on")
                        .parameters(MySqlStore.parameters())
                        .build())
                .writer(instance("Writer", 0))
                .readers(readers(size.readers()))
                .serverlessV2MinCapacity(size.leastUnits())
                .serverlessV2MaxCapacity(size.mostUnits())
                .vpc(network.vpc())
                .vpcSubnets(NetworkStack.stores())
                .securityGroups(List.of(network.store(scope, "MySql", NetworkStack.MYSQL)))
                .storageEncrypted(true)
                .storageEncryptionKey(key)
                .backup(BackupProps.builder()
                        .retention(Duration.days(size.backupDays()))
                        .preferredWindow("17:00-18:00")
                        .build())
                .cloudwatchLogsExports(List.of("error", "slowquery", "audit"))
                .iamAuthentication(true)
                .deletionProtection(deployment.stage().isKept())
                .removalPolicy(deployment.removal())
                .copyTagsToSnapshot(true)
                .build();
        MySqlStore.acceptFindings(cluster, deployment);
        Nag.accept(
                cluster,
                "AwsSolutions-RDS14",
                "A ledger is never turned back in place: it is restored beside, to a point in time.");
        users = DatabaseUsers.of(
                scope,
                deployment,
                key,
                cluster.getSecret(),
                cluster::addRotationSingleUser,
                cluster::addRotationMultiUser);
    }

    /** The first reader fails over with the writer and grows with it; the others only read. */
    private static List<IClusterInstance> readers(int count) {
        List<IClusterInstance> readers = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            readers.add(instance("Reader" + number, number));
        }
        return readers;
    }

    private static IClusterInstance instance(String id, int tier) {
        return ClusterInstance.serverlessV2(
                id,
                ServerlessV2ClusterInstanceProps.builder()
                        .scaleWithWriter(tier == 1)
                        .enablePerformanceInsights(true)
                        .performanceInsightRetention(PerformanceInsightRetention.DEFAULT)
                        .publiclyAccessible(false)
                        .build());
    }

    @Override
    public String writerHost() {
        return cluster.getClusterEndpoint().getHostname();
    }

    @Override
    public String readerHost() {
        return cluster.getClusterReadEndpoint().getHostname();
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
        return cluster.metricCPUUtilization();
    }

    @Override
    public IMetric connections() {
        return cluster.metricDatabaseConnections();
    }

    @Override
    public IMetric replicaLagMillis() {
        return cluster.metric("AuroraReplicaLagMaximum");
    }

    @Override
    public List<IMetric> freeStorage() {
        return List.of(cluster.metric("FreeLocalStorage"));
    }
}
