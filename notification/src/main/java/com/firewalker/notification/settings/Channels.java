package com.firewalker.notification.settings;

/** Where notices of one kind go. Pushes and mails point to an entry of the inbox: without the inbox the kind is off. */
public record Channels(boolean inApp, boolean push, boolean email) {

    static final Channels USUAL = new Channels(true, true, false);
    static final Channels OFF = new Channels(false, false, false);
}
