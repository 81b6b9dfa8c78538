package com.firewalker.platform.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Certificates of authorities in a PEM file as a key store of type {@code PEM}: MySQL's driver believes key stores
 * alone, while installations and Amazon hand out PEM. Read only; it holds no keys.
 */
final class PemKeyStore extends KeyStoreSpi {

    private final TreeMap<String, Certificate> certificates = new TreeMap<>();

    /** Makes the type known to this JVM; repeating it changes nothing. */
    static void register() {
        Security.addProvider(new Known());
    }

    private static final class Known extends Provider {

        private static final long serialVersionUID = 1;

        Known() {
            super("FirewalkerPem", "1", "Key stores of type PEM");
            putService(new Service(this, "KeyStore", "PEM", PemKeyStore.class.getName(), null, null) {
                @Override
                public Object newInstance(@Nullable Object parameter) {
                    return new PemKeyStore();
                }
            });
        }
    }

    @Override
    public void engineLoad(@Nullable InputStream stream, char @Nullable [] password)
            throws IOException, CertificateException {
        certificates.clear();
        if (stream == null) {
            return;
        }
        List<Certificate> read =
                new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(stream));
        if (read.isEmpty()) {
            throw new IOException("there is no certificate in the PEM file");
        }
        for (int place = 0; place < read.size(); place++) {
            certificates.put("authority-" + place, read.get(place));
        }
    }

    @Override
    public @Nullable Certificate engineGetCertificate(String alias) {
        return certificates.get(alias);
    }

    @Override
    public Enumeration<String> engineAliases() {
        return Collections.enumeration(certificates.keySet());
    }

    @Override
    public boolean engineContainsAlias(String alias) {
        return certificates.containsKey(alias);
    }

    @Override
    public int engineSize() {
        return certificates.size();
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
        return certificates.containsKey(alias);
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
        return false;
    }

    @Override
    public @Nullable Key engineGetKey(String alias, char @Nullable [] password) {
        return null;
    }

    @Override
    public Certificate @Nullable [] engineGetCertificateChain(String alias) {
        return null;
    }

    @Override
    public @Nullable Date engineGetCreationDate(String alias) {
        return null;
    }

    @Override
    public @Nullable String engineGetCertificateAlias(Certificate certificate) {
        return certificates.entrySet().stream()
                .filter(entry -> entry.getValue().equals(certificate))
                .map(entry -> entry.getKey())
                .findFirst()
                .orElse(null);
    }

    @Override
    public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void engineDeleteEntry(String alias) {
        throw new UnsupportedOperationException("read only");
    }

    @Override
    public void engineStore(OutputStream stream, char[] password) {
        throw new UnsupportedOperationException("read only");
    }
}
