package com.firewalker.command.mail;

import com.firewalker.command.mail.MailOrders.Order;
import com.firewalker.command.mail.Recipients.Recipient;
import com.firewalker.platform.mail.Postbox;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes and sends what was ordered, on whichever instance is free. An order goes when the mail has gone out; a server
 * that is away is tried again, at longer and longer intervals, as long as the mail is worth sending. A crash between
 * sending and forgetting sends it twice, each with a link of its own that holds.
 */
@Component
class MailRound {

    private static final Logger log = LoggerFactory.getLogger(MailRound.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final int A_LOAD = 100;

    private final MailOrders orders;
    private final MailLinks links;
    private final Recipients recipients;
    private final MailWriter writer;
    private final Postbox postbox;
    private final Clock clock;

    MailRound(
            MailOrders orders,
            MailLinks links,
            Recipients recipients,
            MailWriter writer,
            Postbox postbox,
            Clock clock) {
        this.orders = orders;
        this.links = links;
        this.recipients = recipients;
        this.writer = writer;
        this.postbox = postbox;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${firewalker.mail.look-every:500ms}", initialDelayString = "1s")
    void deliver() {
        if (!orders.mayWait()) {
            return;
        }
        Optional<Order> order = orders.take();
        for (int sent = 0; sent < A_LOAD && order.isPresent(); sent++) {
            deliver(order.get());
            order = orders.take();
        }
        if (order.isPresent()) {
            orders.lookAgain();
        }
    }

    @Scheduled(fixedDelayString = "1h", initialDelayString = "2m")
    void sweep() {
        links.sweep();
    }

    private void deliver(Order order) {
        boolean late = order.orderedAt().plus(order.kind().worthSending()).isBefore(clock.instant());
        Optional<Recipient> recipient = late ? Optional.empty() : recipients.of(order);
        if (recipient.isEmpty()) {
            orders.done(order);
            return;
        }
        try {
            send(order, recipient.get());
            orders.done(order);
        } catch (MessagingException | MailException e) {
            orders.putBack(order, pause(order.attempts()));
            log.warn(
                    "A mail could not be sent, trying again later: {} ({})",
                    order.kind().word(),
                    e.getClass().getSimpleName());
        }
    }

    private void send(Order order, Recipient recipient) throws MessagingException {
        String token = order.kind().page() == null
                ? null
                : links.make(new MailLinks.Link(recipient.walkerId(), order.kind(), recipient.to()));
        postbox.send(writer.write(order, recipient, token));
    }

    private static Duration pause(int attempts) {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        return grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
    }
}
