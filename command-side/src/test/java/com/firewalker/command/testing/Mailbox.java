package com.firewalker.command.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.firewalker.local.embedded.TemporaryDirectory;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** What arrives at one address: the files that a command side without a mail server writes. */
public final class Mailbox {

    static final Path DIRECTORY = TemporaryDirectory.create("firewalker-mails-").path();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** One mail, opened. */
    public record Mail(String subject, String language, String text, String html) {

        /** What the link to that page of the web app carries. */
        public String token(String page) {
            return link(page).orElseThrow(() -> new AssertionError("no link to " + page + " in: " + text));
        }

        public Optional<String> link(String page) {
            Matcher link = Pattern.compile("https://walk\\.example/app/" + page + "\\?token=([A-Za-z0-9_-]{43})")
                    .matcher(text);
            return link.find() ? Optional.of(link.group(1)) : Optional.empty();
        }
    }

    private record Arrived(String to, Mail mail) {}

    /** Each file is read once, whoever looks for it. */
    private static final Map<Path, Optional<Arrived>> OPENED = new ConcurrentHashMap<>();

    private final String address;

    public Mailbox(String address) {
        this.address = address;
    }

    /** The newest with a link to that page, once there are so many of them. */
    public Mail await(String page, int count) {
        return awaited(page, count).get(count - 1);
    }

    public Mail await(String page) {
        return await(page, 1);
    }

    public List<Mail> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.filter(one -> one.toString().endsWith(".eml"))
                    .sorted()
                    .map(one -> OPENED.computeIfAbsent(one, Mailbox::read))
                    .flatMap(Optional::stream)
                    .filter(arrived -> arrived.to().equals(address))
                    .map(Arrived::mail)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Mail> awaited(String page, int count) {
        List<List<Mail>> seen = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).until(() -> {
            List<Mail> fit =
                    all().stream().filter(mail -> mail.link(page).isPresent()).toList();
            seen.add(fit);
            return fit.size() >= count;
        });
        return seen.get(seen.size() - 1);
    }

    private static Optional<Arrived> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            Multipart parts = (Multipart) message.getContent();
            return Optional.of(new Arrived(
                    String.valueOf(message.getAllRecipients()[0]),
                    new Mail(
                            message.getSubject(),
                            message.getContentLanguage()[0],
                            text(parts.getBodyPart(0), "text/plain"),
                            text(parts.getBodyPart(1), "text/html"))));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Part part, String type) throws MessagingException, IOException {
        assertThat(part.isMimeType(type)).isTrue();
        return String.valueOf(part.getContent()).replace("\r\n", "\n");
    }
}
