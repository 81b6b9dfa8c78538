package com.firewalker.aws;

import static com.firewalker.aws.Synthesised.production;
import static com.firewalker.aws.Synthesised.told;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awscdk.assertions.Match.arrayWith;
import static software.amazon.awscdk.assertions.Match.objectLike;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and devices reach from outside, and that they reach nothing else. */
class DoorTest {

    private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";

    @Test
    void opensTwoPortsOfTheBalancerAndNothingElseToTheWorld() {
        assertThat(told(production("Network"), "AWS::EC2::SecurityGroup", "Balancer"))
                .contains("FromPort=443, IpProtocol=tcp, ToPort=443", "FromPort=80, IpProtocol=tcp, ToPort=80");
        assertThat(told(production("Network"), "AWS::EC2::SecurityGroup", "Services"))
                .doesNotContain("SecurityGroupIngress");
        assertThat(told(production("Network"), "AWS::EC2::SecurityGroupIngress").values())
                .hasSize(11)
                .noneMatch(rule -> rule.contains("Cidr"));
    }

    @Test
    void leavesStoresNoWayOut() {
        assertThat(told(production("Network"), "AWS::EC2::Route"))
                .hasSize(6)
                .allSatisfy((name, route) -> assertThat(name).doesNotContain("stores"));
    }

    @Test
    void reachesS3WithoutLeavingTheNetwork() {
        assertThat(told(production("Network"), "AWS::EC2::VPCEndpoint", "VpcS3"))
                .contains("VpcEndpointType=Gateway", "services", ".s3");
    }

    @Test
    void putsTheBalancerAloneIntoThePublicSubnetsOfAllZones() {
        assertThat(told(production("Services"), BALANCER, "Balancer"))
                .contains("VpcdoorSubnet1", "VpcdoorSubnet2", "VpcdoorSubnet3")
                .doesNotContain("Vpcservices", "Vpcstores");
    }

    @Test
    void keepsLogsOfTheBalancerAndProtectsItFromDeletion() {
        assertThat(told(production("Services"), BALANCER, "Balancer"))
                .contains(
                        "{Key=access_logs.s3.enabled, Value=true}",
                        "{Key=deletion_protection.enabled, Value=true}",
                        "{Key=routing.http.drop_invalid_header_fields.enabled, Value=true}");
    }

    /** What could be read in two ways goes no further than the balancer (reliability.md S21). */
    @Test
    @Tag("S21")
    void letsNoRequestThroughThatIsNotSoundlyFramed() {
        assertThat(told(production("Services"), BALANCER, "Balancer"))
                .contains(
                        "{Key=routing.http.desync_mitigation_mode, Value=strictest}",
                        "{Key=routing.http.drop_invalid_header_fields.enabled, Value=true}");
    }

    @Test
    void hasACertificateForBothNamesOfTheBalancer() {
        production("Services")
                .hasResourceProperties(
                        "AWS::CertificateManager::Certificate",
                        Map.of(
                                "DomainName", "api.firewalker.example",
                                "SubjectAlternativeNames", List.of("ingest.firewalker.example"),
                                "ValidationMethod", "DNS"));
        assertThat(told(production("Services"), "AWS::ElasticLoadBalancingV2::Listener", "BalancerHttps"))
                .contains("CertificateArn={Ref=Certificate", "Protocol=HTTPS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "ingest"})
    void namesTheBalancer(String name) {
        assertThat(told(production("Services"), "AWS::Route53::RecordSet", "Name" + name))
                .contains("Name=" + name + ".firewalker.example.", "Type=A", "Balancer");
    }

    /** Device clouds upload under a name and a path of their own. */
    @Test
    void leadsDeviceCloudsToTheFleetOfUploads() {
        assertThat(told(production("Services"), "AWS::ElasticLoadBalancingV2::ListenerRule", "BalancerHttpsIngest"))
                .contains(
                        "ingest.firewalker.example",
                        "/firewalker.steps.v1.StepIngest/*",
                        "Priority=1",
                        "Targetsingest");
    }

    @Test
    void leadsUploadsToTheirOwnFleetAndEverythingElseToItsService() {
        Map<String, String> rules = told(production("Services"), "AWS::ElasticLoadBalancingV2::ListenerRule");
        for (int line = 0; line < Route.table().size(); line++) {
            Route route = Route.table().get(line);
            String targets = route.isUpload()
                    ? "Targetssteps"
                    : switch (route.service()) {
                        case COMMAND -> "Targetsaccounts";
                        case QUERY -> "Targetsquery";
                        case NOTIFICATION -> "Targetsnotification";
                    };
            assertThat(told(
                            production("Services"),
                            "AWS::ElasticLoadBalancingV2::ListenerRule",
                            "BalancerHttpsRoute" + 10 * (line + 1) + "Rule"))
                    .as(route.path())
                    .contains(targets);
        }
        assertThat(rules).hasSize(Route.table().size() + 1);
    }

    @Test
    void refusesFloodsFromOneAddress() {
        assertThat(told(production("Services"), "AWS::WAFv2::WebACL", "Firewall"))
                .contains(
                        "RateBasedStatement={AggregateKeyType=IP, Limit=" + WebFirewall.REQUESTS_PER_ADDRESS + "}",
                        "ResponseCode=429");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSManagedRulesAmazonIpReputationList",
                "AWSManagedRulesKnownBadInputsRuleSet",
                "AWSManagedRulesCommonRuleSet"
            })
    void refusesKnownAttacks(String rules) {
        production("Services")
                .hasResourceProperties(
                        "AWS::WAFv2::WebACL",
                        Map.of(
                                "Rules",
                                arrayWith(List.of(objectLike(Map.of(
                                        "Name", rules, "OverrideAction", objectLike(Map.of("None", Map.of()))))))));
    }

    /** An upload of a thousand samples is longer than the common rules allow. */
    @Test
    void letsLongUploadsThrough() {
        assertThat(told(production("Services"), "AWS::WAFv2::WebACL", "Firewall"))
                .contains("[{ActionToUse={Count={}}, Name=SizeRestrictions_BODY}]");
    }
}
