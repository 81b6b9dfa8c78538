package com.firewalker.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Cites reliability.md S15. */
@Tag("S15")
@ExtendWith(OutputCaptureExtension.class)
class SecurityLogTest {

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u000b", "\u001b[2J"})
    void isOneLineWhateverACallerSent(String breaking, CapturedOutput log) {
        SecurityLog.note("denied", "path", "/v1/me" + breaking + "login walker=forged");
        assertThat(log.getAll().split("[\\r\\n\\u0085\\u2028\\u2029\\u000b]"))
                .filteredOn(line -> line.contains("login walker=forged"))
                .singleElement()
                .asString()
                .contains("denied path=/v1/me_")
                .doesNotContain("\u001b");
    }

    @Test
    void holdsNoMoreOfAValueThanALineShould(CapturedOutput log) {
        SecurityLog.note("denied", "path", "x".repeat(10_000));
        assertThat(log.getAll()).contains("x".repeat(200)).doesNotContain("x".repeat(201));
    }
}
