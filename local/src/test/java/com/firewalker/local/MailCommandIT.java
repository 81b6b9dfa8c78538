package com.firewalker.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.firewalker.local.client.WalkerClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Without a mail server mails are files, and the command line shows them. */
class MailCommandIT {

    private final WalkerClient anna = OneMachine.walker("UTC");

    @Test
    void listsMailsWithTheNewestLastAndShowsOne() throws Exception {
        await().atMost(Duration.ofSeconds(30)).until(() -> mine(list()) != null);
        JsonNode mail = Objects.requireNonNull(mine(list()));
        assertThat(mail.get("subject").asString()).isEqualTo("Confirm your e-mail address");
        String shown = say("mail", "show", mail.get("name").asString()).output();
        assertThat(shown).contains("To: " + anna.credentials().email(), "/app/verify?token=");
    }

    @Test
    void failsWhereThereIsNoSuchMail() throws Exception {
        assertThat(say("mail", "show", "nothing").exit()).isEqualTo(1);
    }

    private static JsonNode list() throws IOException {
        return JsonMapper.shared().readTree(say("mail", "list", "--json").output());
    }

    private @Nullable JsonNode mine(JsonNode answer) {
        return answer.get("items")
                .valueStream()
                .filter(mail ->
                        mail.get("to").asString().equals(anna.credentials().email()))
                .findFirst()
                .orElse(null);
    }

    private static Program.Said say(String... words) throws IOException {
        return Program.commandLine(OneMachine.machine().data().root(), words);
    }
}
