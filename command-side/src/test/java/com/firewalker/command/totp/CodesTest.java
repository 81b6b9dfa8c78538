package com.firewalker.command.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238. */
class CodesTest {

    private static final byte[] RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** Appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "1234567890,005924", "2000000000,279037", "20000000000,353130"})
    void givesTheCodesOfTheStandard(long at, String code) {
        assertThat(Codes.code(RFC, at / 30)).isEqualTo(code);
        assertThat(Codes.step(RFC, code, Instant.ofEpochSecond(at))).hasValue(at / 30);
    }

    @Test
    void takesACodeOneStepAwayAndNoFurther() {
        String code = Codes.code(RFC, 1_000);
        for (long step : new long[] {999, 1_000, 1_001}) {
            assertThat(Codes.step(RFC, code, Instant.ofEpochSecond(step * 30))).hasValue(1_000);
        }
        assertThat(Codes.step(RFC, code, Instant.ofEpochSecond(998 * 30))).isEmpty();
        assertThat(Codes.step(RFC, code, Instant.ofEpochSecond(1_002 * 30))).isEmpty();
        assertThat(Codes.step(RFC, code.substring(0, 3) + " " + code.substring(3), Instant.ofEpochSecond(30_000)))
                .hasValue(1_000);
    }

    @Test
    void makesRecoveryCodesThatAreReadHoweverTheyAreTyped() {
        String code = Codes.newRecovery();
        assertThat(code).matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}");
        assertThat(Codes.recoveryHash(code.toUpperCase(Locale.ROOT).replace("-", " ")))
                .isEqualTo(Codes.recoveryHash(code));
    }
}
