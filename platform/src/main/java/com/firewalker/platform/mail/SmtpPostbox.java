package com.firewalker.platform.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import org.springframework.mail.javamail.JavaMailSender;

/** Sends through the configured server ({@code spring.mail.*}). */
final class SmtpPostbox implements Postbox {

    private final JavaMailSender server;
    private final String from;
    private final Clock clock;

    SmtpPostbox(JavaMailSender server, String from, Clock clock) {
        this.server = server;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public boolean possible() {
        return true;
    }

    @Override
    public void send(Letter letter) throws MessagingException {
        server.send(Envelope.of(letter, from, clock.instant()));
    }
}
