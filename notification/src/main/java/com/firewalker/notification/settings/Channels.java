package com.firewalker.notification.settings;

/** Where notices of one kind go. Without the inbox there is nothing to point to: then the kind is off. */
public record Channels(boolean inApp, boolean push, boolean email) {

    static final Channels USUAL = new Channels(true, true, false);
    static final Channels OFF = new Channels(false, false, false);
}
