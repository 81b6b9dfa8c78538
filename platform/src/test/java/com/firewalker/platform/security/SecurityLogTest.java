package com.firewalker.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Cites reliability.md S15. */
@Tag("S15")
class SecurityLogTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("firewalker.security");
    private final Level before = log.getLevel();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void leave() {
        log.detachAppender(lines);
        log.setLevel(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u000b", "\u001b[2J"})
    void isOneLineWhateverACallerSent(String breaking) {
        SecurityLog.note("denied", "path", "/v1/me" + breaking + "login walker=forged");
        assertThat(said())
                .startsWith("denied path=/v1/me_")
                .contains("login walker=forged")
                .doesNotContainPattern("[\\r\\n\\u0085\\u2028\\u2029\\u000b\\u001b]");
    }

    @Test
    void holdsNoMoreOfAValueThanALineShould() {
        SecurityLog.note("denied", "path", "x".repeat(10_000));
        assertThat(said()).contains("x".repeat(200)).doesNotContain("x".repeat(201));
    }

    private String said() {
        assertThat(lines.list).hasSize(1);
        return lines.list.get(0).getFormattedMessage();
    }
}
