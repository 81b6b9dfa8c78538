package com.firewalker.notification.mail;

import com.firewalker.notification.rendering.Notice;
import com.firewalker.platform.mail.Letter;
import com.firewalker.platform.mail.Postbox;
import jakarta.mail.MessagingException;
import org.springframework.stereotype.Component;

/** Notices as plain text mails. Where mails get nowhere there is no such channel. */
@Component
class Mails {

    private final Postbox postbox;

    Mails(Postbox postbox) {
        this.postbox = postbox;
    }

    boolean possible() {
        return postbox.possible();
    }

    /** @param key the same key gives the same message id: mail programs show a repeated message once */
    void send(String to, String language, Notice notice, String key) throws MessagingException {
        postbox.send(new Letter(to, notice.title(), language, notice.body(), null, key));
    }
}
