package com.firewalker.platform.security;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** RFC 7517 for the one kind of key used here: P-256 for ES256. */
public final class JwkSet {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JwkSet() {}

    /** The set as clients and other services read it. */
    public static Map<String, Object> write(Map<String, ECPublicKey> keys) {
        List<Map<String, String>> jwks = keys.entrySet().stream()
                .map(key -> jwk(key.getKey(), key.getValue()))
                .toList();
        return Map.of("keys", jwks);
    }

    /** The keys in a set that can verify ES256; others are left out. */
    public static Map<String, ECPublicKey> read(byte[] json) throws GeneralSecurityException {
        Map<String, ECPublicKey> keys = new LinkedHashMap<>();
        for (JsonNode jwk : JSON.readTree(json).path("keys")) {
            if (jwk.path("kty").asString("").equals("EC")
                    && jwk.path("crv").asString("").equals("P-256")) {
                keys.put(jwk.path("kid").asString(""), key(jwk));
            }
        }
        return keys;
    }

    private static Map<String, String> jwk(String kid, ECPublicKey key) {
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", "EC");
        jwk.put("crv", "P-256");
        jwk.put("use", "sig");
        jwk.put("alg", "ES256");
        jwk.put("kid", kid);
        jwk.put("x", coordinate(key.getW().getAffineX()));
        jwk.put("y", coordinate(key.getW().getAffineY()));
        return jwk;
    }

    private static ECPublicKey key(JsonNode jwk) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(number(jwk.path("x")), number(jwk.path("y")));
        ECPublicKeySpec spec = new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class));
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
    }

    private static BigInteger number(JsonNode coordinate) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate.asString("")));
    }

    private static String coordinate(BigInteger number) {
        byte[] fixed = new byte[32];
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, 32);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
