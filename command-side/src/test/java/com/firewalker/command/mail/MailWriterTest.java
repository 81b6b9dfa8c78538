package com.firewalker.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.platform.mail.Letter;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of mail in both languages. */
class MailWriterTest {

    private static final String TOKEN = "t".repeat(43);

    private final MailWriter writer = new MailWriter(URI.create("https://walk.example/"));

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void saysTheSameInTextAndHtmlAndLoadsNothing(MailKind kind) {
        for (String language : new String[] {"en", "ko", "fr"}) {
            Letter letter = letter(kind, "Anna", language);
            assertThat(letter.language()).isEqualTo(language.equals("ko") ? "ko" : "en");
            assertThat(letter.text()).contains("Anna", "Firewalker").doesNotContain("{", "|");
            assertThat(letter.html())
                    .contains("Anna", "<html lang=\"" + letter.language())
                    .doesNotContain("{name}", "|");
            assertThat(letter.html()).doesNotContainIgnoringCase("<img", "<script", "src=", "@import", "url(");
            if (kind.page() != null) {
                String link = "https://walk.example/app/" + kind.page() + "?token=" + TOKEN;
                assertThat(letter.text()).contains("\n" + link + "\n");
                assertThat(letter.html()).contains("href=\"" + link + "\"", ">" + link + "</a>");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"RESET,en,Set a new password", "RESET,ko,새 비밀번호를 정해 주세요", "VERIFY,ko,이메일 주소를 확인해 주세요"})
    void hasItsSubjectInTheWalkersLanguage(MailKind kind, String language, String subject) {
        assertThat(letter(kind, "안나", language).subject()).isEqualTo(subject);
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void showsANameAndNeverRunsIt(MailKind kind) {
        Letter letter = letter(kind, "<b>Eve</b> & \"co\" {email}", "en");
        assertThat(letter.html())
                .contains("&lt;b&gt;Eve&lt;/b&gt; &amp; &quot;co&quot;")
                .doesNotContain("<b>Eve");
    }

    private Letter letter(MailKind kind, String name, String language) {
        Address to = new Address("anna@example.com", new byte[32]);
        MailOrders.Order order = new MailOrders.Order(7, kind, "w", "anna@example.com", new byte[32], Instant.EPOCH, 0);
        return writer.write(
                order, new Recipients.Recipient("w", name, language, to), kind.page() == null ? null : TOKEN);
    }
}
