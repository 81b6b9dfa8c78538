package com.firewalker.query.ranking;

import com.firewalker.platform.web.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Hides a walker's id inside a cursor: a page may end at somebody whom the reader must not know (domain-rules.md 8.5).
 * Every instance opens what another one sealed, and no two seals of one walker look alike. A new secret makes old
 * cursors invalid; whoever holds one begins at the first page again.
 */
@Component
public class CursorSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret;

    CursorSeal(@Value("${firewalker.service-secret:development-only}") String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    public String close(String scope, String walkerId) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] hidden =
                    cipher(Cipher.ENCRYPT_MODE, scope, nonce).doFinal(walkerId.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + hidden.length);
            System.arraycopy(hidden, 0, sealed, NONCE_BYTES, hidden.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM belongs to every JDK", e);
        }
    }

    public String open(String scope, String sealed) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed);
            byte[] nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            byte[] hidden = Arrays.copyOfRange(bytes, Math.min(NONCE_BYTES, bytes.length), bytes.length);
            return new String(cipher(Cipher.DECRYPT_MODE, scope, nonce).doFinal(hidden), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Refusal.invalid("/cursor", "invalid-cursor", "This cursor does not belong to this list");
        }
    }

    private Cipher cipher(int mode, String scope, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key(scope), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /** Each list has its own, so that a seal opens nowhere else and no key is used up. */
    private byte[] key(String scope) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return mac.doFinal(("cursor of " + scope).getBytes(StandardCharsets.UTF_8));
    }
}
