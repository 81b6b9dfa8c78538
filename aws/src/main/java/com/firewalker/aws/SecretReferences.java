package com.firewalker.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * Secrets of the data stack as tasks of another stack use them. The right to decrypt is given to the task, not written
 * into the key's policy: the stores must not depend on who uses them.
 */
final class SecretReferences {

    private final Construct scope;
    private final Map<String, ISecret> known = new TreeMap<>();

    SecretReferences(Construct scope) {
        this.scope = scope;
    }

    Secret whole(ISecret secret) {
        return Secret.fromSecretsManager(reference(secret));
    }

    Secret field(ISecret secret, String field) {
        return Secret.fromSecretsManager(reference(secret), field);
    }

    static void mayDecrypt(FargateTaskDefinition task, IKey key) {
        task.obtainExecutionRole()
                .addToPrincipalPolicy(PolicyStatement.Builder.create()
                        .actions(List.of("kms:Decrypt"))
                        .resources(List.of(key.getKeyArn()))
                        .build());
    }

    private ISecret reference(ISecret secret) {
        return known.computeIfAbsent(
                "Secret" + Names.uniqueId(secret),
                id -> software.amazon.awscdk.services.secretsmanager.Secret.fromSecretCompleteArn(
                        scope, id, secret.getSecretArn()));
    }
}
