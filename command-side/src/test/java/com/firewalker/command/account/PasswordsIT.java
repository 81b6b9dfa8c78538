package com.firewalker.command.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.command.testing.CommandSide;
import com.firewalker.command.testing.Http;
import com.firewalker.command.testing.Somebody;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords through the door and on the disk. Cites reliability.md 4 "Passwords" and S6. */
@Tag("S6")
class PasswordsIT {

    private final CommandSide commandSide = CommandSide.running();
    private final Http http = commandSide.http();

    private Http.Answer register(String email, String password) {
        var registration = new HashMap<>(CommandSide.registration(email, "Anna"));
        registration.put("password", password);
        return http.post("/v1/walkers", registration);
    }

    private static String newEmail() {
        return UUID.randomUUID() + "@example.com";
    }

    private Http.Answer logIn(CommandSide at, String email, String password) {
        return at.http().post("/v1/sessions", Map.of("email", email, "password", password));
    }

    private String stored(CommandSide at, String email) {
        return at.bean(AccountRepository.class).findSecret(email).orElseThrow().passwordHash();
    }

    /** 64 and more characters of any script, and what is composed differently is another password. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fifteen letters",
                "하늘을 우러러 한 점 부끄럼이 없기를 잎새에 이는 바람에도 나는 괴로워했다 별을 노래하는 마음으로 모든 죽어가는 것을 사랑해야지 그리고",
                "🐟🐠🐡🦈🐙🐚🦀🦐🦑🐳🐬🐋🦭🦦🦫🐟🐠🐡🦈🐙🐚🦀🦐🦑🐳🐬🐋🦭🦦🦫🐟🐠🐡🦈🐙🐚🦀🦐🦑🐳🐬🐋🦭🦦🦫🐟🐠🐡🦈🐙🐚🦀🦐🦑🐳🐬🐋🦭🦦🦫🐟🐠🐡🦈🐙",
                "café au lait, s'il vous plaît"
            })
    void areTakenInAnyScriptAndLetTheWalkerIn(String password) {
        String email = newEmail();
        register(email, password).expect(201);
        logIn(commandSide, email, password).expect(201);
        logIn(commandSide, email, password + " ").expect(401);
        logIn(commandSide, email, password.substring(0, password.length() - 2)).expect(401);
        assertThat(stored(commandSide, email)).startsWith("$argon2id$v=19$m=40960,t=2,p=1$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet herons 7", "passwordpassword", "123456789012345"})
    void areRefusedWhereTheyAreShortOrCommon(String password) {
        Http.Answer refused = register(newEmail(), password);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/0/pointer").asString()).isEqualTo("/password");
        assertThat(refused.text()).doesNotContain(password);
    }

    @Test
    void areHashedAnewAtLoginWhereTheParametersWereRaised() {
        Somebody anna = commandSide.somebody("Anna");
        try (CommandSide stronger = CommandSide.start(Map.of("firewalker.passwords.memory-kib", "49152"))) {
            logIn(stronger, anna.email(), "a wrong password").expect(401);
            assertThat(stored(stronger, anna.email())).contains("m=40960");
            logIn(stronger, anna.email(), CommandSide.PASSWORD).expect(201);
            assertThat(stored(stronger, anna.email())).contains("m=49152");
            logIn(stronger, anna.email(), CommandSide.PASSWORD).expect(201);
        }
    }
}
