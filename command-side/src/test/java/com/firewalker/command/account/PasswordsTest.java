package com.firewalker.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cites reliability.md 4 "Passwords" and S6. */
@Tag("S6")
class PasswordsTest {

    private static final String EMAIL = "anna@example.com";

    private final Passwords passwords = new Passwords(40_960, 2, 4);
    private final PasswordRules rules = new PasswordRules(new CommonPasswords());

    @Test
    void storesArgon2idWithItsParametersAndASaltOfItsOwn() {
        String one = passwords.hash("seven quiet herons");
        assertThat(one)
                .startsWith("$argon2id$v=19$m=40960,t=2,p=1$")
                .isNotEqualTo(passwords.hash("seven quiet herons"));
        assertThat(passwords.matches("seven quiet herons", one)).isTrue();
        assertThat(passwords.matches("seven quiet heron", one)).isFalse();
        assertThat(passwords.matches("seven quiet herons", null)).isFalse();
    }

    @Test
    void agreesWithTheReferenceImplementation() {
        String reference = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(passwords.matches("password", reference)).isTrue();
    }

    @Test
    void usesThemAsReceived() {
        String composed = passwords.hash("caf\u00e9 caf\u00e9 caf\u00e9");
        assertThat(passwords.matches("cafe\u0301 cafe\u0301 cafe\u0301", composed))
                .isFalse();
        assertThat(passwords.matches(" caf\u00e9 caf\u00e9 caf\u00e9", composed))
                .isFalse();
    }

    @Test
    void costsBetween50MillisecondsAndASecond() {
        passwords.hash("warm up, please");
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            passwords.hash("seven quiet herons");
            best = Math.min(best, System.nanoTime() - begin);
        }
        assertThat(Duration.ofNanos(best)).isBetween(Duration.ofMillis(50), Duration.ofSeconds(1));
    }

    @Test
    void refusesParametersThatAreTooWeak() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Passwords(16_384, 2, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Passwords(19_456, 1, 4));
    }

    @Test
    void knowsWhichHashesAreOfYesterday() {
        Passwords stronger = new Passwords(40_000, 2, 4);
        String old = passwords.hash("seven quiet herons");
        assertThat(stronger.matches("seven quiet herons", old)).isTrue();
        assertThat(stronger.outdated(old)).isTrue();
        assertThat(passwords.outdated(old)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fifteen letters",
                "열다섯 글자가 되는 비밀번호를 씁니다",
                "лебедь плывёт к озеру",
                "🐟🐠🐡🦈🐙🐚🦀🦐🦑🐳🐬🐋🦭🦦🦫",
                "tr0ub4dor&3 is a comic"
            })
    void takesAnyScriptWithoutRulesOnCharacters(String password) {
        assertThat(rules.objection(password, EMAIL)).isEmpty();
    }

    @Test
    void countsFrom15To128Characters() {
        assertThat(rules.objection("quiet herons 7", EMAIL)).isPresent();
        assertThat(rules.objection("quiet herons 77", EMAIL)).isEmpty();
        assertThat(rules.objection(varied(128), EMAIL)).isEmpty();
        assertThat(rules.objection(varied(129), EMAIL)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "PasswordPassword",
                "password12345678",
                "1234password5678",
                "aaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabc",
                "123456789012345",
                "qwertyuiopasdfghjkl",
                "correct horse battery staple",
                "비밀번호비밀번호비밀번호비밀번호",
                "Anna.Long.Name@example.com"
            })
    void refusesWhatEverybodyTriesFirst(String password) {
        assertThat(rules.objection(password, "anna.long.name@example.com"))
                .hasValueSatisfying(field -> assertThat(field.pointer()).isEqualTo("/password"));
    }

    private static String varied(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(Integer.toString(i * 7919, 36)).append(' ');
        }
        return text.substring(0, length);
    }
}
