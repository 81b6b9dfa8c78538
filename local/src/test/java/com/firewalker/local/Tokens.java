package com.firewalker.local;

import com.firewalker.command.session.AccessTokenIssuer;
import com.firewalker.command.session.SigningKeys;
import com.firewalker.platform.security.OperatorRole;
import com.firewalker.platform.testing.ForgedTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What whoever reads the machine's keys can sign: an operator's token, and everything that looks almost like one. */
final class Tokens {

    private Tokens() {}

    static String operator() {
        return new AccessTokenIssuer(keys(), Clock.systemUTC()).forOperator();
    }

    static String operator(String name, OperatorRole role) {
        return new AccessTokenIssuer(keys(), Clock.systemUTC()).forOperator(name, role);
    }

    static Map<String, String> forged(String good) {
        try (Stream<Path> files = Files.list(OneMachine.machine().data().keys())) {
            Path newest = files.filter(file -> file.toString().endsWith(".pem"))
                    .max(Path::compareTo)
                    .orElseThrow();
            String kid = newest.getFileName().toString().replace(".pem", "");
            String pem = Files.readString(newest);
            String der =
                    pem.substring(0, pem.indexOf("-----END PRIVATE KEY")).replace("-----BEGIN PRIVATE KEY-----", "");
            PrivateKey privateKey = KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(der)));
            ECPublicKey publicKey = Objects.requireNonNull(keys().find(kid));
            return ForgedTokens.of(new ForgedTokens.Key(kid, privateKey, publicKey), good);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKeys keys() {
        return new SigningKeys(OneMachine.machine().data().keys(), Clock.systemUTC());
    }
}
