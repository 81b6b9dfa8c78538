package com.firewalker.aws;

import static com.firewalker.aws.Synthesised.production;
import static com.firewalker.aws.Synthesised.told;
import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.aws.deployment.MySqlChoice;
import com.firewalker.aws.deployment.Stage;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Template;

/** What stores are told beyond what the ledger relies on: encryption, zones, copies, who reads them. */
class StoresTest {

    private static Template rds() {
        return Synthesised.of(Stage.PRODUCTION, MySqlChoice.RDS).template("Data");
    }

    @Test
    void encryptsBothInstancesOfRdsAndLooksIntoThem() {
        assertThat(told(rds(), "AWS::RDS::DBInstance"))
                .hasSize(2)
                .allSatisfy((name, instance) -> assertThat(instance)
                        .as(name)
                        .contains(
                                "StorageEncrypted=true",
                                "KmsKeyId=",
                                "EnablePerformanceInsights=true",
                                "PubliclyAccessible=false",
                                "DeletionProtection=true",
                                "EnableIAMDatabaseAuthentication=true"));
    }

    @ParameterizedTest
    @EnumSource(MySqlChoice.class)
    void spreadsMySqlOverTheStoresSubnetsOfAllZones(MySqlChoice choice) {
        assertThat(told(
                        Synthesised.of(Stage.PRODUCTION, choice).template("Data"),
                        "AWS::RDS::DBSubnetGroup",
                        "MySqlSubnet"))
                .contains("VpcstoresSubnet1", "VpcstoresSubnet2", "VpcstoresSubnet3")
                .doesNotContain("Vpcdoor", "Vpcservices");
    }

    @Test
    void growsAuroraBetweenTheStagesBoundsAndLetsTheFirstReaderTakeOver() {
        assertThat(told(production("Data"), "AWS::RDS::DBCluster", "MySql"))
                .contains(
                        "{MaxCapacity=64, MinCapacity=2}",
                        "KmsKeyId=",
                        "[error, slowquery, audit]",
                        "EnableIAMDatabaseAuthentication=true",
                        "CopyTagsToSnapshot=true");
        assertThat(told(production("Data"), "AWS::RDS::DBInstance", "MySqlReader1"))
                .contains("PromotionTier=1");
    }

    @ParameterizedTest
    @EnumSource(MySqlChoice.class)
    void changesTheServicesPasswordsEvery30Days(MySqlChoice choice) {
        Template data = Synthesised.of(Stage.PRODUCTION, choice).template("Data");
        for (String user : new String[] {"MySqlWriterRotation", "MySqlReaderRotation"}) {
            assertThat(told(data, "AWS::SecretsManager::RotationSchedule", user))
                    .contains("rate(30 days)");
        }
    }

    @ParameterizedTest
    @EnumSource(MySqlChoice.class)
    @Tag("S18")
    void takesConnectionsByTlsFrom12OnAlone(MySqlChoice choice) {
        String type = choice == MySqlChoice.AURORA ? "AWS::RDS::DBClusterParameterGroup" : "AWS::RDS::DBParameterGroup";
        assertThat(told(Synthesised.of(Stage.PRODUCTION, choice).template("Data"), type, "MySqlParameters"))
                .contains("require_secure_transport=ON", "tls_version=TLSv1.2,TLSv1.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Boards", "Tokens"})
    void keepsACopyOfEachRedisInAnotherZoneAndSnapshotsOfAWeek(String group) {
        assertThat(told(production("Data"), "AWS::ElastiCache::ReplicationGroup", group))
                .contains(
                        "NumCacheClusters=2", "SnapshotRetentionLimit=7", "CacheNodeType=cache.r7g.large", "KmsKeyId=");
        assertThat(told(production("Data"), "AWS::ElastiCache::SubnetGroup", group))
                .contains("VpcstoresSubnet1", "VpcstoresSubnet2", "VpcstoresSubnet3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessLogs", "Pictures", "Pages"})
    void takesFilesByTlsAloneAndEncryptsThem(String bucket) {
        assertThat(told(production("Data"), "AWS::S3::Bucket", bucket)).contains("SSEAlgorithm=AES256");
        assertThat(told(production("Data"), "AWS::S3::BucketPolicy", bucket))
                .contains("aws:SecureTransport=false", "s3:TlsVersion=1.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pictures", "Pages"})
    void letsDistributionsOfThisAccountReadFilesAndKeepsTheirLogs(String bucket) {
        assertThat(told(production("Data"), "AWS::S3::BucketPolicy", bucket))
                .contains(
                        "Action=s3:GetObject",
                        "aws:SourceArn=arn:aws:cloudfront::111111111111:distribution/*",
                        "Service=cloudfront.amazonaws.com");
        assertThat(told(production("Data"), "AWS::S3::Bucket", bucket)).contains("DestinationBucketName=");
    }

    @Test
    void takesPicturesFromTheAppsPagesAloneAndForgetsOldPagesAndLogs() {
        Template data = production("Data");
        assertThat(told(data, "AWS::S3::Bucket", "Pictures"))
                .contains("AllowedMethods=[POST], AllowedOrigins=[https://firewalker.example]");
        assertThat(told(data, "AWS::S3::Bucket", "Pages"))
                .contains("VersioningConfiguration={Status=Enabled}", "NoncurrentDays=30");
        assertThat(told(data, "AWS::S3::Bucket", "AccessLogs"))
                .contains("ExpirationInDays=" + Stage.PRODUCTION.sizes().logDays());
    }

    @Test
    void changesItsKeyAndBacksUpTheSigningKeys() {
        assertThat(told(production("Data"), "AWS::KMS::Key", "Key")).contains("EnableKeyRotation=true");
        assertThat(told(production("Data"), "AWS::EFS::FileSystem", "SigningKeys"))
                .contains("BackupPolicy={Status=ENABLED}", "KmsKeyId=");
    }

    @Test
    void encryptsEverySecretWithItsKey() {
        assertThat(told(production("Data"), "AWS::SecretsManager::Secret"))
                .hasSizeGreaterThan(11)
                .allSatisfy((name, secret) -> assertThat(secret).as(name).contains("KmsKeyId="));
    }

    @Test
    void looksIntoImagesAndLetsNobodyExchangeThem() {
        assertThat(told(production("Data"), "AWS::ECR::Repository"))
                .hasSize(3)
                .allSatisfy((name, images) ->
                        assertThat(images).contains("ScanOnPush=true", "ImageTagMutability=IMMUTABLE"));
    }

    /** A stage to try is deleted with its stores; of production nothing goes with its stack. */
    @ParameterizedTest
    @EnumSource(Stage.class)
    void deletesWithAStackWhatIsMadeToBeDeletedAlone(Stage stage) {
        for (MySqlChoice choice : MySqlChoice.values()) {
            Synthesised synthesised = Synthesised.of(stage, choice);
            for (String type :
                    new String[] {"AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::S3::Bucket", "AWS::KMS::Key"}) {
                for (Map<String, Object> store :
                        synthesised.template("Data").findResources(type).values()) {
                    assertThat(store)
                            .as(type)
                            .containsEntry("DeletionPolicy", stage == Stage.PRODUCTION ? "Retain" : "Delete");
                }
            }
            assertThat(synthesised.assembly().getStacks())
                    .allSatisfy(stack ->
                            assertThat(stack.getTerminationProtection()).isEqualTo(stage == Stage.PRODUCTION));
        }
    }
}
