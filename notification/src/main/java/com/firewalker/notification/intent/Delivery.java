package com.firewalker.notification.intent;

/** When facts of a kind are told. */
public enum Delivery {
    /** At once, one entry per fact. */
    IMMEDIATE("now"),
    /** Together with the others of the same sync, in one entry (domain-rules.md 9.3). */
    DIGEST("sync");

    private final String column;

    Delivery(String column) {
        this.column = column;
    }

    /** The word in the column {@code digest_due.lane}. */
    public String column() {
        return column;
    }

    public static Delivery ofColumn(String column) {
        return DIGEST.column.equals(column) ? DIGEST : IMMEDIATE;
    }
}
