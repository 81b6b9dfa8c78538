package com.firewalker.command.walker;

import java.time.LocalDate;

/** Why a walker's stream says no. */
public final class WalkerRefused extends RuntimeException {

    private WalkerRefused(String detail) {
        super(detail);
    }

    static WalkerRefused alreadyRegistered(String walkerId) {
        return new WalkerRefused("walker is registered with other settings: " + walkerId);
    }

    static WalkerRefused effectiveInThePast(LocalDate effectiveFrom, LocalDate today) {
        return new WalkerRefused("effective from " + effectiveFrom + ", but today is " + today);
    }

    static WalkerRefused unknown() {
        return new WalkerRefused("no such walker");
    }
}
