package com.firewalker.platform.audit;

/** Addresses as operators see them and the log keeps them: enough to tell one from another, not enough to write to. */
public final class Masked {

    private static final int SHOWN = 2;

    private Masked() {}

    /** anna@example.com is an***@example.com. */
    public static String email(String address) {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            return "***";
        }
        return address.substring(0, Math.min(SHOWN, at / 2)) + "***" + address.substring(at);
    }
}
