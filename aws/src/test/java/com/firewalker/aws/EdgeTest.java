package com.firewalker.aws;

import static com.firewalker.aws.Synthesised.production;
import static com.firewalker.aws.Synthesised.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.aws.deployment.MySqlChoice;
import com.firewalker.aws.deployment.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CloudFront before pages and pictures, and who hears of what goes wrong. */
class EdgeTest {

    private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";

    @ParameterizedTest
    @CsvSource({"App, firewalker.example, Pages", "PicturesEdge, images.firewalker.example, Pictures"})
    void readsItsBucketByAccessControlUnderItsName(String distribution, String name, String bucket) {
        assertThat(told(production("Edge"), DISTRIBUTION, distribution))
                .contains(
                        "Aliases=[" + name + "]",
                        "OriginAccessControlId={Fn::GetAtt=[" + distribution + "Origin1S3OriginAccessControl",
                        "GetAtt" + bucket);
        assertThat(told(production("Edge"), "AWS::CloudFront::OriginAccessControl", distribution))
                .contains("SigningBehavior=always", "SigningProtocol=sigv4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"App", "PicturesEdge"})
    void answersByTlsFrom12OnAloneWithSecurityHeadersAndALog(String distribution) {
        assertThat(told(production("Edge"), DISTRIBUTION, distribution))
                .contains(
                        "MinimumProtocolVersion=TLSv1.2_2021",
                        "ViewerProtocolPolicy=redirect-to-https",
                        "ResponseHeadersPolicyId={Ref=",
                        "Prefix=edge/" + distribution + "/",
                        "HttpVersion=http2and3");
    }

    @Test
    void saysWhatBrowsersMustNotDo() {
        assertThat(told(production("Edge"), "AWS::CloudFront::ResponseHeadersPolicy"))
                .hasSize(2)
                .allSatisfy((name, headers) -> assertThat(headers)
                        .as(name)
                        .contains(
                                "AccessControlMaxAgeSec=31536000",
                                "ContentTypeOptions={Override=true}",
                                "FrameOption=DENY",
                                "ReferrerPolicy=no-referrer"));
    }

    @Test
    void showsNoUploadThatNobodyChecked() {
        assertThat(told(production("Edge"), DISTRIBUTION, "PicturesEdge"))
                .contains("EventType=viewer-request, FunctionARN={Fn::GetAtt=[NoUploads");
        assertThat(told(production("Edge"), "AWS::CloudFront::Function", "NoUploads"))
                .contains("indexOf('/uploads/') === 0", "statusCode: 404");
    }

    @Test
    void showsTheShellOfASiteUnderEveryPathOfIt() {
        assertThat(told(production("Edge"), DISTRIBUTION, "App"))
                .contains("EventType=viewer-request, FunctionARN={Fn::GetAtt=[Shells");
        assertThat(told(production("Edge"), "AWS::CloudFront::Function", "Shells"))
                .contains("/index.html");
    }

    /** The managed policy that keeps nothing, and the one that hands on everything but the host's name. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/*", "/.well-known/*"})
    void keepsNothingOfTheApi(String path) {
        String app = told(production("Edge"), DISTRIBUTION, "App");
        int behavior = app.indexOf("PathPattern=" + path);
        assertThat(behavior).isPositive();
        assertThat(app.substring(app.lastIndexOf("{AllowedMethods", behavior), behavior))
                .contains(
                        "CachePolicyId=4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
                        "OriginRequestPolicyId=b689b0a8-53d0-40ab-baf2-68738e2966ac",
                        "DELETE",
                        "Compress=false");
        assertThat(app).contains("DomainName=api.firewalker.example", "OriginProtocolPolicy=https-only");
    }

    @ParameterizedTest
    @CsvSource({
        "Aroot, firewalker.example., A, App",
        "Aaaaroot, firewalker.example., AAAA, App",
        "Aimages, images.firewalker.example., A, PicturesEdge",
        "Aaaaimages, images.firewalker.example., AAAA, PicturesEdge"
    })
    void namesBothDistributions(String record, String name, String type, String distribution) {
        assertThat(told(production("Edge"), "AWS::Route53::RecordSet", record))
                .contains("Name=" + name, "Type=" + type, "[" + distribution);
    }

    @Test
    void sendsAlarmsByMailOverTlsAlone() {
        assertThat(told(production("Monitoring"), "AWS::SNS::Subscription", "Alarms"))
                .contains("Endpoint=operators@firewalker.example", "Protocol=email");
        assertThat(told(production("Monitoring"), "AWS::SNS::TopicPolicy", "Alarms"))
                .contains("aws:SecureTransport=false");
        assertThat(told(production("Monitoring"), "AWS::SNS::Topic", "Alarms")).contains("KmsMasterKeyId=");
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void tellsOfTheStagesBudgetBeforeItIsSpent(Stage stage) {
        assertThat(told(
                        Synthesised.of(stage, MySqlChoice.AURORA).template("Monitoring"),
                        "AWS::Budgets::Budget",
                        "Budget"))
                .contains(
                        "Amount=" + stage.sizes().budgetDollars(),
                        "NotificationType=ACTUAL, Threshold=80",
                        "NotificationType=FORECASTED, Threshold=100",
                        "user:firewalker:stage$" + stage.title());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MySqlProcessor",
                "MySqlReplicaLag",
                "BoardsEvictions",
                "BoardsMemory",
                "TokensEvictions",
                "TokensMemory",
                "BalancerFailures",
                "Targetssteps5xx",
                "Targetsaccountsunhealthy",
                "LedgerWaiting",
                "ViewLag",
                "ViewStalled",
                "ProcessStalled",
                "DeadLetters",
                "ParkedEvents",
                "AuditMismatches"
            })
    void alarmsAndTellsWhenItIsOver(String alarm) {
        assertThat(told(production("Monitoring"), "AWS::CloudWatch::Alarm", alarm))
                .contains("AlarmActions=[{Ref=Alarms", "OKActions=[{Ref=Alarms", "DatapointsToAlarm=2");
    }

    @Test
    void showsEveryFigureOnOnePage() {
        assertThat(told(production("Monitoring"), "AWS::CloudWatch::Dashboard", "Dashboard"))
                .contains(
                        "firewalker_ledger_waiting",
                        "firewalker_projection_lag_seconds",
                        "firewalker_audit_mismatches",
                        "AuroraReplicaLagMaximum",
                        "DatabaseMemoryUsagePercentage",
                        "RequestCount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Network", "Services"})
    void forgetsLogsOfTheNetworkToo(String stack) {
        assertThat(told(production(stack), "AWS::Logs::LogGroup"))
                .isNotEmpty()
                .allSatisfy((name, log) -> assertThat(log).contains("RetentionInDays=90"));
    }
}
