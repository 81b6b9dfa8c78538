package com.firewalker.notification.push;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Message encryption for Web Push (RFC 8291) in the aes128gcm coding (RFC 8188), with the algorithms of the JDK. One
 * record holds the whole message; nobody but the browser can read it.
 */
final class PushCipher {

    static final int LONGEST_PLAINTEXT = 3_993;

    private static final int RECORD_SIZE = 4_096;
    private static final int SALT_BYTES = 16;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushCipher() {}

    /**
     * @param browser the subscription's p256dh key
     * @param auth the subscription's secret
     * @param sender a fresh pair for this message alone
     * @param salt 16 fresh random bytes
     */
    static byte[] encrypt(byte[] plaintext, PublicKey browser, byte[] auth, KeyPair sender, byte[] salt)
            throws GeneralSecurityException {
        if (plaintext.length > LONGEST_PLAINTEXT) {
            throw new IllegalArgumentException("a push holds at most " + LONGEST_PLAINTEXT + ": " + plaintext.length);
        }
        byte[] browserPoint = EcPoints.encode((ECPublicKey) browser);
        byte[] senderPoint = EcPoints.encode((ECPublicKey) sender.getPublic());
        Keys keys = Keys.derive(secret(sender, browser), auth, browserPoint, senderPoint, salt);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(keys.key(), "AES"),
                new GCMParameterSpec(TAG_BITS, keys.nonce()));
        byte[] padded = Arrays.copyOf(plaintext, plaintext.length + 1);
        padded[plaintext.length] = LAST_RECORD;
        byte[] sealed = cipher.doFinal(padded);
        return ByteBuffer.allocate(SALT_BYTES + 4 + 1 + senderPoint.length + sealed.length)
                .put(salt)
                .putInt(RECORD_SIZE)
                .put((byte) senderPoint.length)
                .put(senderPoint)
                .put(sealed)
                .array();
    }

    private static byte[] secret(KeyPair own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(own.getPrivate());
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    /** The content encryption key and nonce of RFC 8291, section 3.4. */
    record Keys(byte[] key, byte[] nonce) {

        static Keys derive(byte[] secret, byte[] auth, byte[] browserPoint, byte[] senderPoint, byte[] salt)
                throws GeneralSecurityException {
            byte[] info = ByteBuffer.allocate(14 + browserPoint.length + senderPoint.length)
                    .put("WebPush: info\0".getBytes(StandardCharsets.US_ASCII))
                    .put(browserPoint)
                    .put(senderPoint)
                    .array();
            byte[] material = expand(hmac(auth, secret), info, 32);
            byte[] pseudoRandom = hmac(salt, material);
            return new Keys(
                    expand(pseudoRandom, "Content-Encoding: aes128gcm\0".getBytes(StandardCharsets.US_ASCII), 16),
                    expand(pseudoRandom, "Content-Encoding: nonce\0".getBytes(StandardCharsets.US_ASCII), 12));
        }

        /** HKDF-Expand of at most one block. */
        private static byte[] expand(byte[] pseudoRandom, byte[] info, int length) throws GeneralSecurityException {
            byte[] block = new byte[info.length + 1];
            System.arraycopy(info, 0, block, 0, info.length);
            block[info.length] = 1;
            return Arrays.copyOf(hmac(pseudoRandom, block), length);
        }

        private static byte[] hmac(byte[] key, byte[] message) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        }
    }
}
