package com.firewalker.command.image;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form fields of a browser upload to S3, signed by Signature Version 4: one exact key, one exact type, a size
 * range, an expiry. The AWS SDK for Java signs links, but no forms.
 */
record PresignedPost(Map<String, String> fields) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Who signs. */
    record Signer(
            String accessKey, String secretKey, @Nullable String sessionToken, String region) {

        @Override
        public String toString() {
            return "Signer";
        }
    }

    /** What may be uploaded. */
    record Upload(String bucket, String key, String contentType, long maxBytes, Instant now, Instant expiresAt) {}

    static PresignedPost sign(Signer signer, Upload upload) {
        String day = DAY.format(upload.now());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", upload.key());
        fields.put("Content-Type", upload.contentType());
        fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
        fields.put("x-amz-credential", signer.accessKey() + "/" + day + "/" + signer.region() + "/s3/aws4_request");
        fields.put("x-amz-date", INSTANT.format(upload.now()));
        if (signer.sessionToken() != null) {
            fields.put("x-amz-security-token", signer.sessionToken());
        }
        String policy = Base64.getEncoder().encodeToString(JSON.writeValueAsBytes(policy(upload, fields)));
        fields.put("policy", policy);
        fields.put("x-amz-signature", HexFormat.of().formatHex(hmac(key(signer, day), policy)));
        return new PresignedPost(fields);
    }

    private static Map<String, Object> policy(Upload upload, Map<String, String> fields) {
        List<Object> conditions = new ArrayList<>();
        conditions.add(Map.of("bucket", upload.bucket()));
        fields.forEach((name, value) -> conditions.add(Map.of(name, value)));
        conditions.add(List.of("content-length-range", 1, upload.maxBytes()));
        String expiration = upload.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString();
        return Map.of("expiration", expiration, "conditions", conditions);
    }

    private static byte[] key(Signer signer, String day) {
        byte[] key = ("AWS4" + signer.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of(day, signer.region(), "s3", "aws4_request")) {
            key = hmac(key, part);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 belongs to every JDK", e);
        }
    }
}
