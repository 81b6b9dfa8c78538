package com.firewalker.aws.deployment;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.StackProps;

/**
 * One deployment: what is deployed and under which names. Synthesis asks no account and no network, so zones are named
 * from the region.
 *
 * @param zoneId the Route 53 hosted zone of {@code domain}
 * @param edgeCertificate a certificate in us-east-1 for {@code domain} and {@code images.domain}
 * @param version the tag of the images to run
 * @param alarms the e-mail address that hears of alarms and of the budget
 */
public record Deployment(
        Stage stage,
        MySqlChoice mysql,
        String account,
        String region,
        String domain,
        String zoneId,
        String edgeCertificate,
        String version,
        String alarms) {

    private static final String ACCOUNT = "111111111111";

    /** From {@code FIREWALKER_AWS_*}; what is not set gets a name that exists nowhere, good for looking at. */
    public static Deployment of(Stage stage, MySqlChoice mysql, Map<String, String> environment) {
        String account = environment.getOrDefault("FIREWALKER_AWS_ACCOUNT", ACCOUNT);
        return new Deployment(
                stage,
                mysql,
                account,
                environment.getOrDefault("FIREWALKER_AWS_REGION", "ap-northeast-2"),
                environment.getOrDefault("FIREWALKER_AWS_DOMAIN", "firewalker.example"),
                environment.getOrDefault("FIREWALKER_AWS_ZONE_ID", "Z0000000000000000000A"),
                environment.getOrDefault(
                        "FIREWALKER_AWS_EDGE_CERTIFICATE",
                        "arn:aws:acm:us-east-1:" + account + ":certificate/00000000-0000-0000-0000-000000000000"),
                environment.getOrDefault("FIREWALKER_AWS_VERSION", "0.1.0"),
                environment.getOrDefault("FIREWALKER_AWS_ALARMS", "operators@firewalker.example"));
    }

    public Sizes sizes() {
        return stage.sizes();
    }

    public String name() {
        return stage.title() + "-" + mysql.title();
    }

    public List<String> zones() {
        return List.of(region + "a", region + "b", region + "c");
    }

    public RemovalPolicy removal() {
        return stage.isKept() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    public StackProps stack(String what) {
        return StackProps.builder()
                .stackName("firewalker-" + name() + "-" + what)
                .description("Firewalker " + name() + ": " + what)
                .env(Environment.builder().account(account).region(region).build())
                .terminationProtection(stage.isKept())
                .tags(Map.of("firewalker:stage", stage.title()))
                .build();
    }
}
