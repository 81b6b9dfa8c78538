package com.firewalker.platform.tls;

import java.security.KeyStore;
import java.security.Provider;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;

/** One key manager in the shape in which Spring hands it on. */
final class KeyManagers extends KeyManagerFactory {

    /** It stands in no list of providers: nobody looks for it by name. */
    private static final Provider NONE = new Provider("Firewalker", "1", "one key manager") {
        private static final long serialVersionUID = 1L;
    };

    KeyManagers(KeyManager manager) {
        super(new One(manager), NONE, "one");
    }

    private static final class One extends KeyManagerFactorySpi {

        private final KeyManager manager;

        One(KeyManager manager) {
            this.manager = manager;
        }

        @Override
        protected void engineInit(KeyStore store, char[] password) {}

        @Override
        protected void engineInit(ManagerFactoryParameters parameters) {}

        @Override
        protected KeyManager[] engineGetKeyManagers() {
            return new KeyManager[] {manager};
        }
    }
}
