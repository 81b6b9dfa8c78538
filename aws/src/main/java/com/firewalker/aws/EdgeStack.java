package com.firewalker.aws;

import com.firewalker.aws.data.DataStack;
import com.firewalker.aws.deployment.Deployment;
import com.firewalker.aws.deployment.Nag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HeadersFrameOption;
import software.amazon.awscdk.services.cloudfront.HeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.ICachePolicy;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentSecurityPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersContentTypeOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersFrameOptions;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersReferrerPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.S3BucketOrigin;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/** CloudFront: the app and its API under one origin, and pictures under another. */
final class EdgeStack extends Stack {

    /** An erased picture may be seen from a cache for so long and no longer. */
    private static final Duration PICTURES_CACHED = Duration.minutes(5);

    /** What browsers posted and nobody has checked yet is not shown. */
    private static final String NO_UPLOADS = """
            function handler(event) {
              return event.request.uri.indexOf('/uploads/') === 0
                ? {statusCode: 404, statusDescription: 'Not Found'} : event.request;
            }
            """;

    /** Pages have paths, files have endings: under a site whatever is no file is its shell. */
    private static final String SHELLS = """
            function handler(event) {
              const request = event.request;
              const site = /^\\/(app|console)(\\/|$)/.exec(request.uri);
              if (request.uri === '/') {
                return {statusCode: 302, statusDescription: 'Found', headers: {location: {value: '/app'}}};
              }
              if (site && !/\\.[a-z0-9]+$/.test(request.uri)) {
                request.uri = '/' + site[1] + '/index.html';
              }
              return request;
            }
            """;

    private final ICertificate certificate;
    private final ResponseHeadersPolicy headers;
    private final Distribution app;
    private final Distribution pictures;

    EdgeStack(Construct scope, Deployment deployment, DataStack data, ServiceStack services) {
        super(scope, "Edge", deployment.stack("edge"));
        Annotations.of(this).acknowledgeWarning("@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac");
        certificate = Certificate.fromCertificateArn(this, "Certificate", deployment.edgeCertificate());
        headers = headers("Headers", null);
        IBucket pageFiles = reference("PageFiles", data.buckets().pages());
        IBucket pictureFiles = reference("PictureFiles", data.buckets().pictures());
        IBucket logs = data.buckets().logs();
        IOrigin api = HttpOrigin.Builder.create("api." + deployment.domain())
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                .readTimeout(Duration.seconds(60))
                .build();
        app = distribution("App", deployment.domain(), logs, pages(pageFiles, deployment, data))
                .additionalBehaviors(Map.of("/v1/*", passed(api), "/.well-known/*", passed(api)))
                .build();
        pictures = distribution(
                        "PicturesEdge",
                        "images." + deployment.domain(),
                        logs,
                        files(pictureFiles, shortLived(), before("NoUploads", NO_UPLOADS), headers))
                .build();
        name("", app, services);
        name("images", pictures, services);
        for (Distribution distribution : List.of(app, pictures)) {
            Nag.accept(distribution, "AwsSolutions-CFR1", "Walkers live everywhere.");
            Nag.accept(
                    distribution,
                    "AwsSolutions-CFR2",
                    "The firewall stands before the load balancer; files are public.");
        }
    }

    private Distribution.Builder distribution(String id, String name, IBucket logs, BehaviorOptions files) {
        return Distribution.Builder.create(this, id)
                .domainNames(List.of(name))
                .certificate(certificate)
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .priceClass(PriceClass.PRICE_CLASS_ALL)
                .enableLogging(true)
                .logBucket(logs)
                .logFilePrefix("edge/" + id + "/")
                .defaultBehavior(files);
    }

    /** What the front door of one machine says in header fields, too; files carry their own Cache-Control. */
    private BehaviorOptions pages(IBucket bucket, Deployment deployment, DataStack data) {
        String pictures = "https://images." + deployment.domain();
        String uploads = "https://" + data.buckets().pictures().getBucketRegionalDomainName();
        String policy =
                "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; manifest-src 'self'; "
                        + "worker-src 'self'; img-src 'self' data: blob: " + pictures + "; connect-src 'self' "
                        + uploads
                        + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        return files(bucket, CachePolicy.CACHING_OPTIMIZED, before("Shells", SHELLS), headers("PageHeaders", policy));
    }

    private static BehaviorOptions files(
            IBucket bucket, ICachePolicy cache, Function before, ResponseHeadersPolicy headers) {
        return BehaviorOptions.builder()
                .origin(S3BucketOrigin.withOriginAccessControl(bucket))
                .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                .allowedMethods(AllowedMethods.ALLOW_GET_HEAD)
                .compress(true)
                .cachePolicy(cache)
                .responseHeadersPolicy(headers)
                .functionAssociations(List.of(FunctionAssociation.builder()
                        .eventType(FunctionEventType.VIEWER_REQUEST)
                        .function(before)
                        .build()))
                .build();
    }

    /** Nothing of the API is kept, and its streams are not compressed. */
    private static BehaviorOptions passed(IOrigin api) {
        return BehaviorOptions.builder()
                .origin(api)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .compress(false)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .build();
    }

    private CachePolicy shortLived() {
        return CachePolicy.Builder.create(this, "PictureCache")
                .comment("Pictures: short, because an erased one must go")
                .minTtl(Duration.seconds(0))
                .defaultTtl(PICTURES_CACHED)
                .maxTtl(PICTURES_CACHED)
                .build();
    }

    private Function before(String id, String code) {
        return Function.Builder.create(this, id)
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromInline(code))
                .build();
    }

    /** By name: the stores must not depend on the edge, so they let CloudFront read by a policy of their own. */
    private IBucket reference(String id, IBucket bucket) {
        return Bucket.fromBucketAttributes(
                this,
                id,
                BucketAttributes.builder()
                        .bucketName(bucket.getBucketName())
                        .bucketRegionalDomainName(bucket.getBucketRegionalDomainName())
                        .build());
    }

    private ResponseHeadersPolicy headers(String id, @Nullable String contentSecurity) {
        return ResponseHeadersPolicy.Builder.create(this, id)
                .securityHeadersBehavior(ResponseSecurityHeadersBehavior.builder()
                        .contentSecurityPolicy(
                                contentSecurity == null
                                        ? null
                                        : ResponseHeadersContentSecurityPolicy.builder()
                                                .contentSecurityPolicy(contentSecurity)
                                                .override(true)
                                                .build())
                        .contentTypeOptions(ResponseHeadersContentTypeOptions.builder()
                                .override(true)
                                .build())
                        .frameOptions(ResponseHeadersFrameOptions.builder()
                                .frameOption(HeadersFrameOption.DENY)
                                .override(true)
                                .build())
                        .referrerPolicy(ResponseHeadersReferrerPolicy.builder()
                                .referrerPolicy(HeadersReferrerPolicy.NO_REFERRER)
                                .override(true)
                                .build())
                        .strictTransportSecurity(ResponseHeadersStrictTransportSecurity.builder()
                                .accessControlMaxAge(Duration.days(365))
                                .includeSubdomains(true)
                                .override(true)
                                .build())
                        .build())
                .build();
    }

    private void name(String name, Distribution distribution, ServiceStack services) {
        String id = name.isEmpty() ? "root" : name;
        RecordTarget target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        ARecord.Builder.create(this, "A-" + id)
                .zone(services.zone())
                .recordName(name)
                .target(target)
                .build();
        AaaaRecord.Builder.create(this, "Aaaa-" + id)
                .zone(services.zone())
                .recordName(name)
                .target(target)
                .build();
    }
}
