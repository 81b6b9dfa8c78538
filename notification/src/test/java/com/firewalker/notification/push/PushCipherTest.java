package com.firewalker.notification.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** RFC 8291, appendix A: every byte of the worked example. */
class PushCipherTest {

    private static final String BROWSER =
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    private static final String SENDER =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";
    private static final String SENDER_SECRET = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String AUTH = "BTBZMqHH6r4Tts7J_aSIgg";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String MESSAGE = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml"
            + "mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT"
            + "pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";

    @Test
    void writesTheMessageOfTheStandard() throws GeneralSecurityException {
        byte[] message = PushCipher.encrypt(
                "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
                EcPoints.decode(bytes(BROWSER)),
                bytes(AUTH),
                sender(),
                bytes(SALT));

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(message))
                .isEqualTo(MESSAGE);
    }

    @Test
    void refusesAPointBesideTheCurve() {
        byte[] point = bytes(BROWSER);
        point[64] ^= 1;

        assertThatThrownBy(() -> EcPoints.decode(point)).hasMessageContaining("not on P-256");
    }

    @Test
    void readsTheWayItWrites() throws GeneralSecurityException {
        for (int i = 0; i < 50; i++) {
            ECPublicKey key = (ECPublicKey) EcPoints.fresh().getPublic();
            assertThat(EcPoints.decode(EcPoints.encode(key)).getW()).isEqualTo(key.getW());
        }
    }

    private static KeyPair sender() throws GeneralSecurityException {
        BigInteger secret = new BigInteger(1, bytes(SENDER_SECRET));
        return new KeyPair(
                EcPoints.decode(bytes(SENDER)),
                KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(secret, EcPoints.curve())));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
