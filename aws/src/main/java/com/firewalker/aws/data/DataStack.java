package com.firewalker.aws.data;

import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Nag;
import com.firewalker.aws.deployment.NetworkStack;
import com.firewalker.aws.deployment.ServiceKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.efs.FileSystem;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** Everything that outlives a deployment of the services: MySQL, both Redis, pictures, keys, secrets, images. */
public final class DataStack extends Stack {

    private final Key key;
    private final MySqlStore mysql;
    private final RedisGroup boards;
    private final RedisGroup tokens;
    private final Buckets buckets;
    private final FileSystem keys;
    private final Secret serviceSecret;
    private final Secret signingKey;
    private final Secret mysqlAuthorities;
    private final Map<ServiceKind, Secret> certificates = new EnumMap<>(ServiceKind.class);
    private final Map<ServiceKind, Repository> images = new EnumMap<>(ServiceKind.class);

    public DataStack(Construct scope, Deployment deployment, NetworkStack network) {
        super(scope, "Data", deployment.stack("data"));
        key = Key.Builder.create(this, "Key")
                .description("Firewalker " + deployment.name() + ": data at rest")
                .enableKeyRotation(true)
                .removalPolicy(deployment.removal())
                .build();
        mysql = switch (deployment.mysql()) {
            case AURORA -> new AuroraMySql(this, deployment, network, key);
            case RDS -> new RdsMySql(this, deployment, network, key);
        };
        boards = new RedisGroup(this, "Boards", deployment, network, key);
        tokens = new RedisGroup(this, "Tokens", deployment, network, key);
        buckets = new Buckets(this, deployment);
        keys = FileSystem.Builder.create(this, "SigningKeys")
                .vpc(network.vpc())
                .vpcSubnets(NetworkStack.stores())
                .securityGroup(network.store(this, "SigningKeys", NetworkStack.NFS))
                .encrypted(true)
                .kmsKey(key)
                .enableAutomaticBackups(true)
                .removalPolicy(deployment.removal())
                .build();
        serviceSecret = Secret.Builder.create(this, "ServiceSecret")
                .description("What Firewalker's services know each other by")
                .encryptionKey(key)
                .removalPolicy(deployment.removal())
                .generateSecretString(SecretStringGenerator.builder()
                        .passwordLength(48)
                        .excludePunctuation(true)
                        .build())
                .build();
        Nag.accept(
                serviceSecret,
                "AwsSolutions-SMG4",
                "Both sides read it at their start: it is changed by deploying, see the runbook on rotation.");
        signingKey = provided("SigningKey", "signing-key", "What access tokens are signed with", deployment);
        mysqlAuthorities = provided(
                "MySqlAuthorities", "mysql-authorities", "The region's authorities of RDS, as PEM", deployment);
        for (ServiceKind kind : ServiceKind.values()) {
            images.put(kind, repository(kind, deployment));
            certificates.put(
                    kind,
                    provided(
                            "Certificate-" + kind.title(),
                            "certificate/" + kind.title(),
                            "The certificate of " + kind.title() + " between services",
                            deployment));
        }
    }

    /** A secret that operators put by hand (docs/aws.md); until then no task becomes ready. */
    private Secret provided(String id, String name, String what, Deployment deployment) {
        Secret secret = Secret.Builder.create(this, id)
                .secretName("firewalker-" + deployment.name() + "/" + name)
                .description(what)
                .encryptionKey(key)
                .removalPolicy(deployment.removal())
                .build();
        Nag.accept(secret, "AwsSolutions-SMG4", "Put and changed by operators: see the runbook on rotation.");
        return secret;
    }

    private Repository repository(ServiceKind kind, Deployment deployment) {
        return Repository.Builder.create(this, "Image-" + kind.title())
                .repositoryName("firewalker-" + deployment.name() + "/" + kind.title())
                .imageScanOnPush(true)
                .imageTagMutability(TagMutability.IMMUTABLE)
                .removalPolicy(deployment.removal())
                .lifecycleRules(
                        List.of(LifecycleRule.builder().maxImageCount(20).build()))
                .build();
    }

    public Key key() {
        return key;
    }

    public MySqlStore mysql() {
        return mysql;
    }

    public RedisGroup boards() {
        return boards;
    }

    public RedisGroup tokens() {
        return tokens;
    }

    public Buckets buckets() {
        return buckets;
    }

    public FileSystem keys() {
        return keys;
    }

    public Secret serviceSecret() {
        return serviceSecret;
    }

    public Secret signingKey() {
        return signingKey;
    }

    /** Whom to believe that it is MySQL: certificates of Amazon's authorities for RDS in this region. */
    public Secret mysqlAuthorities() {
        return mysqlAuthorities;
    }

    public Secret certificate(ServiceKind kind) {
        return Objects.requireNonNull(certificates.get(kind));
    }

    public Repository image(ServiceKind kind) {
        return Objects.requireNonNull(images.get(kind));
    }
}
