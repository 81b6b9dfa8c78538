package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.NetworkStack;
import com.firewalker.aws.deployment.ServiceKind;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ecs.Secret;

/** What each service is told at its start: settings in the clear, secrets by reference. */
final class Environments {

    static final String KEYS_DIRECTORY = "/keys";
    static final String TLS_DIRECTORY = "/tls";

    /** The server must bear its address and be signed by one of Amazon's authorities for RDS. */
    private static final String VERIFIED = "/?sslMode=VERIFY_IDENTITY&fallbackToSystemTrustStore=false"
            + "&trustCertificateKeyStoreType=PEM&trustCertificateKeyStoreUrl=file:" + TLS_DIRECTORY + "/mysql.pem";

    private final Deployment deployment;
    private final DataStack data;
    private final SecretReferences references;

    Environments(Deployment deployment, DataStack data, SecretReferences references) {
        this.deployment = deployment;
        this.data = data;
        this.references = references;
    }

    Map<String, String> settings(ServiceKind kind) {
        Map<String, String> settings = new HashMap<>();
        settings.put("SPRING_PROFILES_ACTIVE", "production");
        settings.put("FIREWALKER_MYSQL_URL", jdbc(data.mysql().writerHost()));
        settings.put("FIREWALKER_TLS_CERTIFICATE", TLS_DIRECTORY + "/certificate.pem");
        settings.put("FIREWALKER_TLS_KEY", TLS_DIRECTORY + "/key.pem");
        settings.put("FIREWALKER_TLS_AUTHORITIES", TLS_DIRECTORY + "/authorities.pem");
        settings.put(
                "FIREWALKER_TLS_PEERS",
                Stream.of(ServiceKind.values()).map(Environments::internalName).collect(Collectors.joining(",")));
        switch (kind) {
            case COMMAND -> {
                settings.put("FIREWALKER_KEYS_DIR", KEYS_DIRECTORY);
                settings.put("FIREWALKER_QUERY_GRPC", grpc(ServiceKind.QUERY));
                settings.put("FIREWALKER_NOTIFICATION_GRPC", grpc(ServiceKind.NOTIFICATION));
                settings.put("FIREWALKER_S3_BUCKET", data.buckets().pictures().getBucketName());
                settings.put("FIREWALKER_S3_REGION", deployment.region());
                settings.put("FIREWALKER_IMAGES_BASE_URL", "https://images." + deployment.domain());
            }
            case QUERY -> {
                settings.put("FIREWALKER_MYSQL_REPLICA_URL", jdbc(data.mysql().readerHost()));
                settings.put("FIREWALKER_JWKS_URL", jwks());
                settings.put("FIREWALKER_COMMAND_GRPC", grpc(ServiceKind.COMMAND));
                settings.put("FIREWALKER_NOTIFICATION_GRPC", grpc(ServiceKind.NOTIFICATION));
            }
            case NOTIFICATION -> {
                settings.put("FIREWALKER_JWKS_URL", jwks());
                settings.put("FIREWALKER_COMMAND_GRPC", grpc(ServiceKind.COMMAND));
                settings.put("FIREWALKER_QUERY_GRPC", grpc(ServiceKind.QUERY));
            }
        }
        return settings;
    }

    Map<String, Secret> secrets(ServiceKind kind) {
        Map<String, Secret> secrets = new HashMap<>();
        // Rotation changes between two users, so the name comes with the password.
        secrets.put("FIREWALKER_MYSQL_USER", references.field(data.mysql().writer(), "username"));
        secrets.put("FIREWALKER_MYSQL_PASSWORD", references.field(data.mysql().writer(), "password"));
        secrets.put("FIREWALKER_SERVICE_SECRET", references.whole(data.serviceSecret()));
        secrets.put("FIREWALKER_REDIS_URL", references.whole(data.boards().url()));
        switch (kind) {
            case COMMAND ->
                secrets.put(
                        "FIREWALKER_TOKEN_REDIS_URL",
                        references.whole(data.tokens().url()));
            case QUERY -> {
                secrets.put(
                        "FIREWALKER_MYSQL_REPLICA_USER",
                        references.field(data.mysql().reader(), "username"));
                secrets.put(
                        "FIREWALKER_MYSQL_REPLICA_PASSWORD",
                        references.field(data.mysql().reader(), "password"));
            }
            case NOTIFICATION -> {}
        }
        return secrets;
    }

    /** What the first container of a task writes into files: no program reads a key from its environment. */
    Map<String, Secret> files(ServiceKind kind) {
        Map<String, Secret> files = new HashMap<>();
        files.put("CERTIFICATE", references.field(data.certificate(kind), "certificate"));
        files.put("KEY", references.field(data.certificate(kind), "key"));
        files.put("AUTHORITIES", references.field(data.certificate(kind), "authorities"));
        files.put("MYSQL_AUTHORITIES", references.whole(data.mysqlAuthorities()));
        if (kind == ServiceKind.COMMAND) {
            files.put("SIGNING_KEY_NAME", references.field(data.signingKey(), "name"));
            files.put("SIGNING_KEY", references.field(data.signingKey(), "key"));
        }
        return files;
    }

    static String internalName(ServiceKind kind) {
        return kind.title() + "." + ServiceStack.NAMESPACE;
    }

    private static String grpc(ServiceKind kind) {
        return internalName(kind) + ":" + kind.grpcPort();
    }

    private static String jwks() {
        return "http://" + internalName(ServiceKind.COMMAND) + ":" + ServiceKind.COMMAND.port()
                + "/.well-known/jwks.json";
    }

    private static String jdbc(String host) {
        return "jdbc:mysql://" + host + ":" + NetworkStack.MYSQL + VERIFIED;
    }
}
