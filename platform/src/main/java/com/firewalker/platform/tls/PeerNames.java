package com.firewalker.platform.tls;

import io.grpc.util.AdvancedTlsX509TrustManager.SslSocketAndEnginePeerVerifier;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLEngine;

/** Whoever calls must bear the name of one of our services: a certificate of the same authority is not enough. */
record PeerNames(Set<String> names) implements SslSocketAndEnginePeerVerifier {

    /** RFC 5280 4.2.1.6: the kind of an alternative name that is a host's name. */
    private static final Integer DNS_NAME = 2;

    @Override
    public void verifyPeerCertificate(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        verify(chain[0]);
    }

    @Override
    public void verifyPeerCertificate(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        verify(chain[0]);
    }

    private void verify(X509Certificate caller) throws CertificateException {
        Collection<List<?>> borne = caller.getSubjectAlternativeNames();
        if (borne == null || borne.stream().noneMatch(this::isOurs)) {
            throw new CertificateException("the caller's certificate bears no name of a service: " + borne);
        }
    }

    private boolean isOurs(List<?> name) {
        return name.get(0).equals(DNS_NAME) && names.contains(String.valueOf(name.get(1)));
    }
}
