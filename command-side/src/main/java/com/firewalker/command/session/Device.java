package com.firewalker.command.session;

import org.jspecify.annotations.Nullable;

/**
 * What a session is known by to its owner.
 * @param name as the owner calls it
 * @param client the program that began it
 * @param place the network it began in
 */
record Device(
        @Nullable String name,
        @Nullable String client,
        @Nullable String place) {

    static Device of(@Nullable String name, @Nullable String client, String address) {
        return new Device(name, client, Places.of(address));
    }
}
