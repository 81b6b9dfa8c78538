package com.firewalker.platform.mail;

import jakarta.mail.MessagingException;

/** Where mails are put. */
public interface Postbox {

    /** Whether anything put here gets anywhere. */
    boolean possible();

    /** Errors: a server that does not take it now, an address that cannot be one. */
    void send(Letter letter) throws MessagingException;
}
