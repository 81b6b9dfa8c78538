package com.firewalker.platform.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An authority of a test's own, that issues certificates for hosts: no program but the JDK is needed. */
public final class TestAuthority {

    private static final int[] ECDSA_WITH_SHA256 = {0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02};
    private static final int[] COMMON_NAME = {0x55, 0x04, 0x03};
    private static final int[] BASIC_CONSTRAINTS = {0x55, 0x1d, 0x13};
    private static final int[] ALTERNATIVE_NAMES = {0x55, 0x1d, 0x11};
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final String name;
    private final KeyPair keys;
    private final byte[] certificate;

    private TestAuthority(String name) throws GeneralSecurityException {
        this.name = name;
        this.keys = pair();
        this.certificate = certificate(
                name,
                keys.getPublic(),
                Der.sequence(Der.oid(BASIC_CONSTRAINTS), Der.yes(), Der.octets(Der.sequence(Der.yes()))));
    }

    public static TestAuthority create() {
        try {
            return new TestAuthority("authority " + UUID.randomUUID());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authority's own certificate in PEM. */
    public String pem() {
        return pem("CERTIFICATE", certificate);
    }

    /**
     * Writes {@code certificate.pem}, {@code key.pem} and {@code authorities.pem} into the directory.
     *
     * @param names of hosts, or addresses in dots
     */
    public Path issue(Path directory, String... names) {
        try {
            KeyPair pair = pair();
            byte[][] alternatives =
                    Arrays.stream(names).map(TestAuthority::alternative).toArray(byte[][]::new);
            byte[] issued = certificate(
                    names[0],
                    pair.getPublic(),
                    Der.sequence(Der.oid(ALTERNATIVE_NAMES), Der.octets(Der.sequence(alternatives))));
            Files.createDirectories(directory);
            Files.writeString(
                    directory.resolve("key.pem"),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.writeString(directory.resolve("certificate.pem"), pem("CERTIFICATE", issued));
            Files.writeString(directory.resolve("authorities.pem"), pem());
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The settings by which a service finds what was issued. */
    public static Map<String, String> settings(Path issued) {
        return Map.of(
                "firewalker.tls.certificate", issued.resolve("certificate.pem").toString(),
                "firewalker.tls.key", issued.resolve("key.pem").toString(),
                "firewalker.tls.authorities", issued.resolve("authorities.pem").toString());
    }

    /** A PKCS#12 file that makes a JVM believe this authority and no other. */
    public void writeTrustStore(Path file, String password) {
        try (OutputStream out = Files.newOutputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "authority",
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate)));
            store.store(out, password.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] certificate(String subject, PublicKey key, byte[] extension) throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
        Instant now = Instant.now();
        byte[] signed = Der.sequence(
                Der.tagged(0xa0, Der.integer(new byte[] {2})),
                Der.integer(new BigInteger(63, new java.security.SecureRandom()).toByteArray()),
                algorithm,
                named(name),
                Der.sequence(Der.time(now.minus(Duration.ofMinutes(5))), Der.time(now.plus(Duration.ofDays(2)))),
                named(subject),
                key.getEncoded(),
                Der.tagged(0xa3, Der.sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(signed);
        return Der.sequence(signed, algorithm, Der.bits(signature.sign()));
    }

    private static byte[] named(String name) {
        return Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.text(name))));
    }

    private static byte[] alternative(String name) {
        try {
            return name.matches("[0-9.]+")
                    ? Der.tagged(0x87, InetAddress.getByName(name).getAddress())
                    : Der.tagged(0x82, name.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (java.net.UnknownHostException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String pem(String what, byte[] der) {
        return String.join(
                "\n",
                List.of("-----BEGIN " + what + "-----", LINES.encodeToString(der), "-----END " + what + "-----", ""));
    }
}
