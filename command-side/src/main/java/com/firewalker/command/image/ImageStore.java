package com.firewalker.command.image;

import java.util.Optional;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** The bucket: what lies in it and how it gets there. */
@Component
class ImageStore {

    private final S3Client s3;
    private final S3Settings settings;
    private final AwsCredentialsProvider credentials;

    ImageStore(S3Client s3, S3Settings settings, AwsCredentialsProvider credentials) {
        this.s3 = s3;
        this.settings = settings;
        this.credentials = credentials;
    }

    String postUrl() {
        return settings.postUrl();
    }

    String bucket() {
        return settings.bucket();
    }

    PresignedPost.Signer signer() {
        AwsCredentials now = credentials.resolveCredentials();
        String token = now instanceof AwsSessionCredentials session ? session.sessionToken() : null;
        return new PresignedPost.Signer(now.accessKeyId(), now.secretAccessKey(), token, settings.region());
    }

    /** The object's bytes; nothing if it is not there or longer than that. */
    Optional<byte[]> read(String key, long maxBytes) {
        try {
            HeadObjectResponse head =
                    s3.headObject(r -> r.bucket(settings.bucket()).key(key));
            if (head.contentLength() > maxBytes) {
                return Optional.empty();
            }
            return Optional.of(
                    s3.getObjectAsBytes(r -> r.bucket(settings.bucket()).key(key))
                            .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /** Caches keep it for five minutes: whoever takes a picture away or is erased is not shown much longer. */
    void writeJpeg(String key, byte[] bytes) {
        s3.putObject(
                r -> r.bucket(settings.bucket())
                        .key(key)
                        .contentType("image/jpeg")
                        .cacheControl("public, max-age=300"),
                RequestBody.fromBytes(bytes));
    }

    void delete(String key) {
        s3.deleteObject(r -> r.bucket(settings.bucket()).key(key));
    }
}
