package com.firewalker.local.embedded;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds an upload form to its signed policy, as S3 does: signature, expiry, every field named, size in range. */
final class PostPolicy {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> UNSIGNED = Set.of("policy", "x-amz-signature");

    private final String accessKey;
    private final String secretKey;

    PostPolicy(String accessKey, String secretKey) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /** What is wrong, if anything. */
    Optional<String> objection(String bucket, FormData form) {
        try {
            if (!signed(form)) {
                return Optional.of("signature");
            }
            JsonNode policy = JSON.readTree(Base64.getDecoder().decode(form.field("policy")));
            if (Instant.parse(policy.path("expiration").asString()).isBefore(Instant.now())) {
                return Optional.of("expired");
            }
            return conditions(policy.path("conditions"), bucket, form);
        } catch (IllegalArgumentException | JacksonException | java.time.DateTimeException e) {
            return Optional.of("unreadable policy");
        }
    }

    private static Optional<String> conditions(JsonNode conditions, String bucket, FormData form) {
        Set<String> named = new HashSet<>();
        for (JsonNode condition : conditions) {
            if (condition.isObject()) {
                for (Map.Entry<String, JsonNode> exact : condition.properties()) {
                    String value = exact.getKey().equals("bucket") ? bucket : form.field(exact.getKey());
                    named.add(exact.getKey());
                    if (!value.equals(exact.getValue().asString())) {
                        return Optional.of(exact.getKey());
                    }
                }
            } else if (condition.path(0).asString().equals("content-length-range")) {
                int length = form.file().length;
                if (length < condition.path(1).asInt()
                        || length > condition.path(2).asInt()) {
                    return Optional.of("content-length-range");
                }
            } else {
                return Optional.of("unknown condition");
            }
        }
        return form.fields().keySet().stream()
                .filter(field -> !UNSIGNED.contains(field) && !named.contains(field))
                .findFirst();
    }

    private boolean signed(FormData form) {
        String[] scope = form.field("x-amz-credential").split("/");
        if (scope.length != 5 || !scope[0].equals(accessKey)) {
            return false;
        }
        byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
        for (int i = 1; i < scope.length; i++) {
            key = hmac(key, scope[i]);
        }
        String expected = HexFormat.of().formatHex(hmac(key, form.field("policy")));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                form.field("x-amz-signature").getBytes(StandardCharsets.US_ASCII));
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
