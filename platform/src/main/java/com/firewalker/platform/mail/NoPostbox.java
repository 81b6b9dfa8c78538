package com.firewalker.platform.mail;

import jakarta.mail.MessagingException;

/** Where neither a server nor a directory for files is set. */
final class NoPostbox implements Postbox {

    @Override
    public boolean possible() {
        return false;
    }

    @Override
    public void send(Letter letter) throws MessagingException {
        throw new MessagingException("there is no mail server");
    }
}
