package com.firewalker.local.machine;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A mail as it lies in a file. */
public record MailFile(String date, String to, String subject, String text) {

    public static MailFile read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            return new MailFile(
                    message.getSentDate().toInstant().toString(),
                    Arrays.stream(message.getAllRecipients())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")),
                    message.getSubject(),
                    text(message).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("not a mail: " + file.getFileName(), e);
        }
    }

    /** For a table or as JSON; the name is the file's. */
    public Map<String, Object> fields(String name, boolean withText) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("date", date);
        fields.put("to", to);
        fields.put("subject", subject);
        if (withText) {
            fields.put("text", text);
        }
        return fields;
    }

    /** The part for those who read text. */
    private static String text(Part part) throws MessagingException, IOException {
        Object content = part.getContent();
        if (content instanceof Multipart parts) {
            return text(parts.getBodyPart(0));
        }
        return String.valueOf(content);
    }
}
