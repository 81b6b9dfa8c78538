package com.firewalker.aws;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.constructs.IConstruct;

/** What cdk-nag would have otherwise, and why it is so here. */
final class Nag {

    private Nag() {}

    /** For what CDK makes by itself and gives no handle to. */
    static void accept(Stack stack, String rule, String reason) {
        NagSuppressions.addStackSuppressions(
                stack,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
    }

    static void accept(IConstruct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()),
                true);
    }
}
