package com.firewalker.command.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** The texts of one kind of mail in one language. */
record MailWords(
        String language,
        String subject,
        String greeting,
        List<String> before,
        String button,
        List<String> after,
        String plainLink) {

    private static final String FALLBACK = "en";
    private static final Map<String, Properties> TEXTS = Map.of("en", read("en"), "ko", read("ko"));

    static MailWords of(MailKind kind, String asked) {
        String language = TEXTS.containsKey(asked) ? asked : FALLBACK;
        Properties texts = Objects.requireNonNull(TEXTS.get(language));
        String prefix = kind.word() + ".";
        return new MailWords(
                language,
                text(texts, prefix + "subject"),
                text(texts, "greeting"),
                paragraphs(texts, prefix + "before"),
                texts.getProperty(prefix + "button", ""),
                paragraphs(texts, prefix + "after"),
                text(texts, "plain-link"));
    }

    private static String text(Properties texts, String name) {
        return Objects.requireNonNull(texts.getProperty(name), name);
    }

    private static List<String> paragraphs(Properties texts, String name) {
        return Stream.of(texts.getProperty(name, "").split("\\|"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }

    private static Properties read(String language) {
        String name = "mails_" + language + ".properties";
        InputStream file = Objects.requireNonNull(MailWords.class.getResourceAsStream(name), name);
        try (Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            Properties texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
