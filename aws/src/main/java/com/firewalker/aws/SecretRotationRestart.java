package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.AwsApi;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * After a password of MySQL has rotated, tasks are replaced one after the other, so that new ones start with the new
 * password. Until then the old one is valid: rotation changes between two users.
 */
final class SecretRotationRestart {

    private SecretRotationRestart() {}

    static void add(Construct scope, Cluster cluster, List<FleetService> fleets, DataStack data) {
        Rule rule = Rule.Builder.create(scope, "AfterRotation")
                .description("Replaces tasks after a rotation of MySQL's passwords")
                .eventPattern(EventPattern.builder()
                        .source(List.of("aws.secretsmanager"))
                        .detailType(List.of("AWS Service Event via CloudTrail"))
                        .detail(Map.of(
                                "eventName",
                                List.of("RotationSucceeded"),
                                "additionalEventData",
                                Map.of(
                                        "SecretId",
                                        List.of(
                                                data.mysql().writer().getSecretArn(),
                                                data.mysql().reader().getSecretArn()))))
                        .build())
                .build();
        for (FleetService fleet : fleets) {
            rule.addTarget(AwsApi.Builder.create()
                    .service("ECS")
                    .action("updateService")
                    .parameters(Map.of(
                            "cluster", cluster.getClusterName(),
                            "service", fleet.service().getServiceName(),
                            "forceNewDeployment", true))
                    .policyStatement(PolicyStatement.Builder.create()
                            .actions(List.of("ecs:UpdateService"))
                            .resources(List.of(fleet.service().getServiceArn()))
                            .build())
                    .build());
        }
    }
}
