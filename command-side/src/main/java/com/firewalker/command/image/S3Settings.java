package com.firewalker.command.image;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where pictures lie.
 * @param endpoint only for a server that is not Amazon's
 * @param publicEndpoint where a client reaches that server, if elsewhere than we do
 * @param accessKey absent: the machine's own role
 */
@ConfigurationProperties("firewalker.s3")
record S3Settings(
        @Nullable URI endpoint,
        @Nullable URI publicEndpoint,
        @DefaultValue("us-east-1") String region,
        @DefaultValue("firewalker-images") String bucket,
        @Nullable String accessKey,
        @Nullable String secretKey) {

    String postUrl() {
        URI at = publicEndpoint != null ? publicEndpoint : endpoint;
        return at == null ? "https://" + bucket + ".s3." + region + ".amazonaws.com/" : at + "/" + bucket;
    }

    @Override
    public String toString() {
        return "S3Settings[" + bucket + "]";
    }
}
