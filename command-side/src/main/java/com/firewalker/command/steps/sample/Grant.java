package com.firewalker.command.steps.sample;

/** A sample's version that counts whatever the limits say. Source: domain-rules.md 5.1. */
public record Grant(SampleKey key, long version) {

    public int bytes() {
        return key.sample().length() + 24;
    }
}
