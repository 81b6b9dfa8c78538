package com.firewalker.aws.data;

import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Nag;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CorsRule;
import software.amazon.awscdk.services.s3.HttpMethods;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** Pictures, the pages of the web app, and who fetched what. None is public: CloudFront reads, browsers post by a form. */
public final class Buckets {

    private final Bucket logs;
    private final Bucket pictures;
    private final Bucket pages;

    public Buckets(Construct scope, Deployment deployment) {
        logs = bucket(scope, "AccessLogs", deployment)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(deployment.sizes().logDays()))
                        .build()))
                .build();
        Nag.accept(logs, "AwsSolutions-S1", "This is where access logs go; it keeps none of its own.");
        pictures = bucket(scope, "Pictures", deployment)
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("pictures/")
                .cors(List.of(CorsRule.builder()
                        .allowedMethods(List.of(HttpMethods.POST))
                        .allowedOrigins(List.of("https://" + deployment.domain()))
                        .allowedHeaders(List.of("*"))
                        .build()))
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .prefix("uploads/")
                        .expiration(Duration.days(1))
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .build();
        readByCloudFront(pictures, deployment);
        pages = bucket(scope, "Pages", deployment)
                .serverAccessLogsBucket(logs)
                .serverAccessLogsPrefix("pages/")
                .versioned(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .noncurrentVersionExpiration(Duration.days(30))
                        .build()))
                .build();
        readByCloudFront(pages, deployment);
    }

    /** Any distribution of this account: which one, the stores need not know. */
    private static void readByCloudFront(Bucket bucket, Deployment deployment) {
        bucket.addToResourcePolicy(PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("cloudfront.amazonaws.com")))
                .actions(List.of("s3:GetObject"))
                .resources(List.of(bucket.arnForObjects("*")))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of("aws:SourceArn", "arn:aws:cloudfront::" + deployment.account() + ":distribution/*")))
                .build());
    }

    /** Encrypted by S3's own key: CloudFront reads it without a right to ours. */
    private static Bucket.Builder bucket(Construct scope, String id, Deployment deployment) {
        return Bucket.Builder.create(scope, id)
                .encryption(BucketEncryption.S3_MANAGED)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .autoDeleteObjects(false)
                .removalPolicy(deployment.removal());
    }

    public Bucket logs() {
        return logs;
    }

    public Bucket pictures() {
        return pictures;
    }

    public Bucket pages() {
        return pages;
    }
}
