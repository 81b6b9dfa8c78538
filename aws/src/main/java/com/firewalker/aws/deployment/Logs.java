package com.firewalker.aws.deployment;

import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** Log groups that forget after the stage's number of days. */
public final class Logs {

    private static final Map<Integer, RetentionDays> RETENTION = Map.of(
            14, RetentionDays.TWO_WEEKS,
            30, RetentionDays.ONE_MONTH,
            90, RetentionDays.THREE_MONTHS);

    private Logs() {}

    public static LogGroup group(Construct scope, String id, Deployment deployment) {
        RetentionDays days = RETENTION.get(deployment.sizes().logDays());
        if (days == null) {
            throw new IllegalArgumentException(
                    "no such retention: " + deployment.sizes().logDays());
        }
        return LogGroup.Builder.create(scope, id)
                .retention(days)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }
}
