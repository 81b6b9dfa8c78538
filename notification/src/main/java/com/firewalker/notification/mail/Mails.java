package com.firewalker.notification.mail;

import com.firewalker.notification.wording.Notice;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Plain text mails through the configured server ({@code spring.mail.*}); without one there is no such channel. */
@Component
class Mails {

    private final ObjectProvider<JavaMailSender> sender;
    private final String from;

    Mails(
            ObjectProvider<JavaMailSender> sender,
            @Value("${firewalker.mail.from:Firewalker <no-reply@firewalker.invalid>}") String from) {
        this.sender = sender;
        this.from = from;
    }

    boolean possible() {
        return sender.getIfAvailable() != null;
    }

    /** @param key the same key gives the same message id: mail programs show a repeated message once */
    void send(String to, Notice notice, String key) throws MessagingException {
        JavaMailSender server = sender.getObject();
        Identified message = new Identified(key);
        message.setFrom(new InternetAddress(from));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(notice.title().replaceAll("[\\r\\n]", " "), StandardCharsets.UTF_8.name());
        message.setText(notice.body(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        server.send(message);
    }

    /** Keeps its own id, where a plain message would be given a random one when it is sent. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(String key) {
            super((Session) null);
            id = "<" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@firewalker>";
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
