package com.firewalker.command.mail;

import com.firewalker.command.mail.MailOrders.Order;
import com.firewalker.command.mail.Recipients.Recipient;
import com.firewalker.platform.mail.Letter;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The words of a mail, as text and as HTML, in the walker's language. Nothing in it is loaded from anywhere. */
@Component
class MailWriter {

    private final URI web;

    MailWriter(@Value("${firewalker.web.base-url:http://localhost:8080}") URI web) {
        this.web = web;
    }

    /** @param token of the link; null where there is none */
    Letter write(Order order, Recipient recipient, @Nullable String token) {
        MailWords words = MailWords.of(order.kind(), recipient.language());
        String link = token == null
                ? null
                : web.resolve("/app/" + order.kind().page() + "?token=" + token).toString();
        MailPage page = new MailPage(words, recipient.name(), recipient.to().email(), link);
        return new Letter(
                recipient.to().email(),
                words.subject(),
                words.language(),
                page.text(),
                page.html(),
                "account-mail:" + order.id() + ":" + order.attempts());
    }
}
