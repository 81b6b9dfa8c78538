package com.firewalker.aws.deployment;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** What cdk-nag would have otherwise, and why it is so here. */
public final class Nag {

    private Nag() {}

    /** For what CDK makes by itself and gives no handle to. */
    public static void accept(Stack stack, String rule, String reason) {
        NagSuppressions.addStackSuppressions(
                stack,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }

    public static void accept(IConstruct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()),
                true);
    }
}
