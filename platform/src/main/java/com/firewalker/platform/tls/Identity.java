package com.firewalker.platform.tls;

import io.grpc.util.CertificateUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;

/** What a service shows of itself, and whom it believes. */
record Identity(PrivateKey key, X509Certificate[] chain, X509Certificate[] authorities) {

    private static final byte[] SPECIMEN = {1, 2, 3};

    /** @throws GeneralSecurityException also where key and certificate do not belong together, or it is out of date */
    static Identity read(TlsSettings files) throws IOException, GeneralSecurityException {
        Identity identity = new Identity(
                privateKey(files.key()), certificates(files.certificate()), certificates(files.authorities()));
        identity.certificate().checkValidity();
        identity.checkPair();
        return identity;
    }

    X509Certificate certificate() {
        return chain[0];
    }

    Date expiry() {
        return certificate().getNotAfter();
    }

    boolean isSameAs(Identity other) {
        return Arrays.equals(chain, other.chain)
                && Arrays.equals(authorities, other.authorities)
                && key.equals(other.key);
    }

    /** Two files are never replaced at once: what was read in between is not used. */
    private void checkPair() throws GeneralSecurityException {
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(SPECIMEN);
        byte[] signature = signing.sign();
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(certificate().getPublicKey());
        verifying.update(SPECIMEN);
        if (!verifying.verify(signature)) {
            throw new GeneralSecurityException("the private key is not that of the certificate");
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateUtils.getPrivateKey(in);
        }
    }

    private static X509Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            X509Certificate[] certificates = CertificateUtils.getX509Certificates(in);
            if (certificates.length == 0) {
                throw new GeneralSecurityException("no certificate in " + file);
            }
            return certificates;
        }
    }
}
