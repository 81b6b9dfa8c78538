package com.firewalker.command.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A P-256 key pair. Its id is its birth in UTC and its file's name, so that ids sort by age:
 * {@code 20261122T073000123.pem} holds the private and the public key in PEM.
 */
record SigningKey(String kid, PrivateKey privateKey, ECPublicKey publicKey) {

    static final String SUFFIX = ".pem";

    private static final DateTimeFormatter KID =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    static SigningKey create(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(KID.format(now), pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 belongs to every JDK", e);
        }
    }

    static SigningKey read(Path file) {
        String name = file.getFileName().toString();
        try {
            String pem = Files.readString(file);
            KeyFactory keys = KeyFactory.getInstance("EC");
            PrivateKey privateKey = keys.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")));
            ECPublicKey publicKey = (ECPublicKey) keys.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY")));
            return new SigningKey(name.substring(0, name.length() - SUFFIX.length()), privateKey, publicKey);
        } catch (IOException e) {
            throw new UncheckedIOException("a signing key cannot be read: " + name, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("not a P-256 key pair in PEM: " + name, e);
        }
    }

    /** For its owner's eyes only, and all at once: a reader never sees half a key. */
    void writeTo(Path directory) throws IOException {
        String pem = pem("PRIVATE KEY", privateKey.getEncoded()) + pem("PUBLIC KEY", publicKey.getEncoded());
        Path unfinished = Files.createTempFile(directory, "new", ".part", ownersOnly());
        Files.write(unfinished, pem.getBytes(StandardCharsets.US_ASCII));
        Files.move(unfinished, directory.resolve(kid + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    Instant createdAt() {
        try {
            return KID.parse(kid, Instant::from);
        } catch (java.time.format.DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }

    private static java.nio.file.attribute.FileAttribute<?>[] ownersOnly() {
        boolean posix = java.nio.file.FileSystems.getDefault()
                .supportedFileAttributeViews()
                .contains("posix");
        return posix
                ? new java.nio.file.attribute.FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new java.nio.file.attribute.FileAttribute<?>[0];
    }

    private static String pem(String name, byte[] der) {
        return "-----BEGIN " + name + "-----\n" + LINES.encodeToString(der) + "\n-----END " + name + "-----\n";
    }

    private static byte[] block(String pem, String name) {
        Matcher block = Pattern.compile("-----BEGIN " + name + "-----([^-]+)-----END " + name + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new IllegalArgumentException("no " + name);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
