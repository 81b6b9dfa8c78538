package com.firewalker.platform.web;

/** The header fields that carry ledger positions between client, command side and query side. */
public final class Positions {

    /** On an answer: the position at which the command's events ended, or which the view had applied. */
    public static final String FIREWALKER_POSITION = "Firewalker-Position";

    /** On a question: answer only from a view that has applied this position. */
    public static final String FIREWALKER_AFTER = "Firewalker-After";

    private Positions() {}
}
