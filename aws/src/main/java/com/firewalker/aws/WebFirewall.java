package com.firewalker.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/** What is refused before it reaches a service: known attacks, bad addresses, and floods from one address. */
final class WebFirewall {

    /** In five minutes from one address: a school's devices stay far below, see the limits of the services. */
    static final int REQUESTS_PER_ADDRESS = 20_000;

    private WebFirewall() {}

    static void before(Construct scope, ApplicationLoadBalancer balancer) {
        CfnWebACL firewall = CfnWebACL.Builder.create(scope, "Firewall")
                .scope("REGIONAL")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .visibilityConfig(seen("firewall"))
                .rules(List.of(
                        flood(),
                        managed(2, "AWSManagedRulesAmazonIpReputationList", List.of()),
                        managed(3, "AWSManagedRulesKnownBadInputsRuleSet", List.of()),
                        // An upload of a thousand samples is longer than this set allows a body to be.
                        managed(4, "AWSManagedRulesCommonRuleSet", List.of("SizeRestrictions_BODY"))))
                .build();
        CfnWebACLAssociation.Builder.create(scope, "FirewallBeforeBalancer")
                .resourceArn(balancer.getLoadBalancerArn())
                .webAclArn(firewall.getAttrArn())
                .build();
    }

    private static CfnWebACL.RuleProperty flood() {
        return CfnWebACL.RuleProperty.builder()
                .name("flood")
                .priority(1)
                .action(CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder()
                                .customResponse(CfnWebACL.CustomResponseProperty.builder()
                                        .responseCode(429)
                                        .responseHeaders(List.of(CfnWebACL.CustomHTTPHeaderProperty.builder()
                                                .name("Retry-After")
                                                .value("300")
                                                .build()))
                                        .build())
                                .build())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(CfnWebACL.RateBasedStatementProperty.builder()
                                .limit(REQUESTS_PER_ADDRESS)
                                .aggregateKeyType("IP")
                                .build())
                        .build())
                .visibilityConfig(seen("flood"))
                .build();
    }

    private static CfnWebACL.RuleProperty managed(int priority, String name, List<String> onlyCounted) {
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .overrideAction(CfnWebACL.OverrideActionProperty.builder()
                        .none(Map.of())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .managedRuleGroupStatement(CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(name)
                                .ruleActionOverrides(onlyCounted.stream()
                                        .map(rule -> CfnWebACL.RuleActionOverrideProperty.builder()
                                                .name(rule)
                                                .actionToUse(CfnWebACL.RuleActionProperty.builder()
                                                        .count(CfnWebACL.CountActionProperty.builder()
                                                                .build())
                                                        .build())
                                                .build())
                                        .toList())
                                .build())
                        .build())
                .visibilityConfig(seen(name))
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty seen(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .metricName(name)
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .build();
    }
}
