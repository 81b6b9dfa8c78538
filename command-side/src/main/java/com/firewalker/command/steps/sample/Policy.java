package com.firewalker.command.steps.sample;

/** The limits that days are judged by now (domain-rules.md 5). */
public final class Policy {

    private Policy() {}

    public static int version() {
        return Plausibility.V1.version();
    }
}
